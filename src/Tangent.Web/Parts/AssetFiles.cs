using System.Text.Json;
using Microsoft.Extensions.FileProviders;

namespace Tangent.Web.Parts;

/// <summary>Addresses of the built page assets, each with the hash of its content, so that they may be cached for long.</summary>
public sealed class AssetFiles
{
    private readonly Dictionary<string, string> hashes;

    public AssetFiles(IFileProvider files)
    {
        var manifest = files.GetFileInfo("built/manifest.json");
        if (!manifest.Exists) { hashes = []; return; }
        using var stream = manifest.CreateReadStream();
        hashes = JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? [];
    }

    /// <summary>Whether the assets were built; without them a page still works, undressed.</summary>
    public bool AreBuilt => hashes.Count > 0;

    /// <summary>The address of a file in wwwroot/built.</summary>
    public string Url(string file) => hashes.TryGetValue(file, out var hash) ? $"/built/{file}?v={hash}" : $"/built/{file}";

    /// <summary>The address of one icon in the sprite.</summary>
    public string Icon(string name) => $"{Url("icons.svg")}#{name}";
}
