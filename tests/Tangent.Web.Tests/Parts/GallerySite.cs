using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;
using Tangent.Cli;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Web.Tests.Parts;

/// <summary>A whole server on a port of its own, with an empty database in a folder of its own.</summary>
public sealed class GallerySite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("tangent-web-").FullName;
    private WebApplication? app;

    public TangentSettings Settings { get; } = new();

    /// <summary>Address of the server, without a slash at its end.</summary>
    public string Url { get; private set; } = "";

    public IServiceProvider Services => app!.Services;

    public async ValueTask InitializeAsync()
    {
        Settings.Database.Folder = folder;
        Settings.Web.Url = "http://127.0.0.1:0";
        Settings.Web.ShowParts = true;
        app = Server.Build(Settings, TimeProvider.System);
        using (var scope = app.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var upgrade = await SchemaUpgrade.Run(db, SchemaScripts.Of(DatabaseProvider.Sqlite), TimeProvider.System, default);
            Assert.Null(upgrade.Failure);
        }
        await app.StartAsync();
        Url = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
            .Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
