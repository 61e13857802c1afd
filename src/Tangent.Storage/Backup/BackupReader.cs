using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tangent.Storage.Backup;

/// <summary>The file is not a whole backup: cut off, changed, or something else.</summary>
public sealed class BackupDamagedException(string part, Exception? cause = null)
    : Exception($"The backup is damaged at {part}.", cause)
{
    /// <summary>The part that is wrong.</summary>
    public string Part { get; } = part;
}

/// <summary>Opens a backup file and proves that it is whole.</summary>
public static class BackupReader
{
    /// <summary>Reads every part and compares it with what the manifest says.</summary>
    /// <exception cref="BackupDamagedException">A part is missing, cut off or changed.</exception>
    public static async Task<BackupManifest> Verify(string file, CancellationToken stop)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            var manifest = await Manifest(zip, stop);
            var unknown = zip.Entries.Select(entry => entry.FullName)
                .Except([.. manifest.Parts.Select(part => part.Name), BackupManifest.Entry]).FirstOrDefault();
            if (unknown is not null) throw new BackupDamagedException(unknown);
            foreach (var part in manifest.Parts) await Check(zip, part, stop);
            return manifest;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new BackupDamagedException(Path.GetFileName(file), exception);
        }
    }

    internal static async Task<BackupManifest> Manifest(ZipArchive zip, CancellationToken stop)
    {
        var entry = zip.GetEntry(BackupManifest.Entry) ?? throw new BackupDamagedException(BackupManifest.Entry);
        await using var stream = entry.Open();
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupManifest.Json, stop);
        return manifest is { Format: BackupManifest.CurrentFormat, Parts: not null }
            ? manifest
            : throw new BackupDamagedException(BackupManifest.Entry);
    }

    private static async Task Check(ZipArchive zip, BackupPart part, CancellationToken stop)
    {
        var entry = zip.GetEntry(part.Name) ?? throw new BackupDamagedException(part.Name);
        await using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long lines = 0;
        for (int read; (read = await stream.ReadAsync(buffer, stop)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }
        var isTable = part.Name.StartsWith(BackupManifest.TableFolder, StringComparison.Ordinal);
        var isWhole = Convert.ToHexStringLower(hash.GetHashAndReset()) == part.Sha256 && (!isTable || lines == part.Rows + 1);
        if (!isWhole) throw new BackupDamagedException(part.Name);
    }
}
