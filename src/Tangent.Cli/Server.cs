using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App;
using Tangent.Storage;
using Tangent.Web;

namespace Tangent.Cli;

/// <summary>The server, put together: what `tangent serve` runs and what the web tests start.</summary>
public static class Server
{
    /// <summary>Builds the application without starting it.</summary>
    public static WebApplication Build(DatabaseSettings database, TimeProvider clock, string url)
    {
        // Pages' files lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(clock);
        builder.Services.AddTangentStorage(database).AddTangentApp().AddTangentWeb();
        var app = builder.Build();
        app.MapTangent();
        app.Urls.Add(url);
        return app;
    }
}
