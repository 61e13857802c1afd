using Microsoft.AspNetCore.Builder;
using Tangent.App.Settings;
using Tangent.Cli;

namespace Tangent.Walls;

/// <summary>The server as it is put together for `serve`, not started, over a folder that stays empty.</summary>
sealed class BuiltServer : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tangent-walls-");

    public BuiltServer()
    {
        var settings = new TangentSettings();
        settings.Database.Folder = folder.FullName;
        App = Server.Build(settings, TimeProvider.System);
    }

    public WebApplication App { get; }

    public void Dispose()
    {
        ((IDisposable)App).Dispose();
        folder.Delete(recursive: true);
    }
}
