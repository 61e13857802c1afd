using System.Text.Json;

namespace Tangent.Storage.Backup;

/// <summary>One part of a backup file: a table or the bytes of an attachment.</summary>
/// <param name="Name">Path inside the file.</param>
/// <param name="Rows">Rows of the table; 1 for an attachment.</param>
/// <param name="Sha256">Of the unpacked part, in hexadecimal.</param>
public sealed record BackupPart(string Name, long Rows, string Sha256);

/// <summary>What a backup file says about itself.</summary>
/// <param name="Format">Version of the file format.</param>
/// <param name="SchemaVersion">Version of the database.</param>
/// <param name="Provider">Database system that it came from; it can be restored into either.</param>
/// <param name="CreatedUtc">When it was made, by the machine's clock.</param>
/// <param name="Parts">Everything in it but this manifest.</param>
public sealed record BackupManifest(
    int Format, int SchemaVersion, DatabaseProvider Provider, DateTime CreatedUtc, IReadOnlyList<BackupPart> Parts)
{
    internal const int CurrentFormat = 1;
    internal const string Entry = "manifest.json", TableFolder = "tables/", AttachmentFolder = "attachments/";

    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Rows of all tables together.</summary>
    public long Rows => Parts.Where(part => part.Name.StartsWith(TableFolder, StringComparison.Ordinal)).Sum(part => part.Rows);
}
