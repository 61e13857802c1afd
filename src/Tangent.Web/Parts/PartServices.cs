using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Tangent.Web.Parts;

/// <summary>What the design system adds to the server: assets, language, toasts, palette.</summary>
public static class PartServices
{
    public static IServiceCollection AddParts(this IServiceCollection services)
    {
        // Chinese stays Chinese in the HTML: a third of the size, and readable in the source. Markup is encoded as ever.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddDataProtection();
        services.AddSingleton(new AssetFiles(BuiltFiles()));
        services.AddSingleton<ToastCookie>();
        services.AddSingleton<PartWords>();
        services.AddSingleton<PaletteSearch>();
        return services;
    }

    /// <summary>Built files; before sign-in and routing.</summary>
    public static void UseParts(this IApplicationBuilder app)
    {
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = BuiltFiles(),
            // An address with ?v= names one content for ever; without it the browser must ask.
            OnPrepareResponse = file =>
            {
                var headers = file.Context.Response.Headers;
                headers.CacheControl = file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
                // A worker may serve the pages that it is for, and no others.
                if (file.File.Name == "kiosk-worker.js") headers["Service-Worker-Allowed"] = "/k/";
                if (file.File.Name == "observe-worker.js") headers["Service-Worker-Allowed"] = "/observed/";
            },
        });
    }

    public static void MapParts(this IEndpointRouteBuilder app)
    {
        app.MapPreferences();
        app.MapPalette();
    }

    // The build puts wwwroot beside the program, so that it does not matter from which folder it is started.
    private static IFileProvider BuiltFiles()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return Directory.Exists(folder) ? new PhysicalFileProvider(folder) : new NullFileProvider();
    }
}
