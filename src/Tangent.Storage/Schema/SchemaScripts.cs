using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tangent.Storage.Schema;

/// <summary>One numbered script that takes the database from the version before to this one.</summary>
public sealed record SchemaScript(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the text: a script that has run is never edited.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>The scripts that this program carries, in order, without a gap.</summary>
public static class SchemaScripts
{
    public static IReadOnlyList<SchemaScript> Of(DatabaseProvider provider)
    {
        var folder = $"Schema/{(provider == DatabaseProvider.Sqlite ? "sqlite" : "postgres")}/";
        var assembly = typeof(SchemaScripts).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => new SchemaScript(
                int.Parse(name.AsSpan(folder.Length, 4), CultureInfo.InvariantCulture), name[(folder.Length + 5)..^4], Read(assembly, name)))];
    }

    private static string Read(System.Reflection.Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
