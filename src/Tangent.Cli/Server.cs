using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tangent.App;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Storage;
using Tangent.Web;

namespace Tangent.Cli;

/// <summary>The server, put together: what `tangent serve` runs and what the web tests start.</summary>
public static class Server
{
    /// <summary>Builds the application without starting it. Settings come from one place only: the argument.</summary>
    public static WebApplication Build(TangentSettings settings, TimeProvider clock)
    {
        // Pages' files lie beside the program, wherever it is started from.
        // Settings are read once, so nothing watches for files that change: each watcher is one of the few that a user of Linux may have.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        // Only what somebody must know: statements and requests would fill the log, and may hold names.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Tangent.Web.Security.SignInHandler", LogLevel.Warning)     // a visitor who is sent to sign in is no news
            .AddFilter("Microsoft.Entity", LogLevel.Critical)                    // TroubleHandler says it, with the request's id
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);  // the keys lie in the database, on purpose
        var business = new BusinessClock(clock);
        builder.Services.AddSingleton(new MachineClock(clock)).AddSingleton(business).AddSingleton<TimeProvider>(business);
        builder.Services.AddTangentStorage(settings.Database).AddTangentApp(settings).AddTangentWeb();
        builder.WebHost.UseUrls(settings.Web.Url);
        var app = builder.Build();
        app.MapTangent();
        return app;
    }
}
