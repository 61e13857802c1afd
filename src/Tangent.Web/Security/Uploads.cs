using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Web.Api;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Security;

/// <summary>Marks a page or an endpoint that takes files to be imported.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute;

/// <summary>How large a request may be: files only where they are taken, and none beyond the setting. It is known before it is read.</summary>
static class Uploads
{
    // What a form has around its file.
    private const long Around = 64 * 1024;

    public static IServiceCollection AddUploads(this IServiceCollection services)
    {
        services.AddOptions<FormOptions>().Configure<TangentSettings>((options, settings) =>
            options.MultipartBodyLengthLimit = settings.Limits.ImportBytes + Around);
        return services;
    }

    /// <summary>After routing, before anything reads the request.</summary>
    public static void UseUploads(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<TakesFilesAttribute>() is null) return next(http);

        long most = http.RequestServices.GetRequiredService<TangentSettings>().Limits.ImportBytes;
        if (http.Request.ContentLength > most + Around) return Refuse(http, most);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = most + Around;
        return next(http);
    });

    private static Task Refuse(HttpContext http, long most)
    {
        long mebibytes = most >> 20;
        if (http.Request.Path.StartsWithSegments("/api"))
            return Fail.Wrong("file", "imports.too-large", "", mebibytes)
                .ToProblem(http, http.RequestServices.GetRequiredService<ProblemWords>(), StatusCodes.Status413PayloadTooLarge).ExecuteAsync(http);
        http.RequestServices.GetRequiredService<ToastCookie>()
            .Leave(http, new("imports.toast.too-large", "neg", mebibytes.ToString(System.Globalization.CultureInfo.CurrentCulture)));
        http.Response.Redirect(http.Request.Path);
        return Task.CompletedTask;
    }
}
