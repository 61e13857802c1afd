using System.Globalization;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Backup;

namespace Tangent.App.Installation;

/// <summary>Copies the whole installation into one verified file, while it is in use.</summary>
public sealed class MakeBackup(Db db, Audit audit, TangentSettings settings, MachineClock clock)
{
    /// <summary>What is asked for.</summary>
    /// <param name="File">Path of the file; null makes a name in the backup folder.</param>
    /// <param name="Progress">Told after each part: parts done, parts in all.</param>
    public sealed record Request(string? File = null, Func<int, int, Task>? Progress = null);

    /// <summary>What was written.</summary>
    /// <param name="File">Path of the file.</param>
    /// <param name="Rows">Rows of all tables together.</param>
    /// <param name="Bytes">Length of the file.</param>
    public sealed record Answer(string File, long Rows, long Bytes);

    /// <summary>The file, whole and verified; or nothing.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Installation) is { } refusal) return refusal;

        var file = request.File ?? Path.Combine(settings.Database.BackupFolder, NameOf(clock.UtcNow, "tangent"));
        if (Directory.Exists(file)) file = Path.Combine(file, NameOf(clock.UtcNow, "tangent"));
        try
        {
            var manifest = await BackupWriter.Write(settings.Database, file, clock.Time, request.Progress, stop);
            audit.Write(who, "installation.backup",
                new Subject(Kind.Installation, null, Path.GetFileName(file), UnitPath.Root),
                after: new { manifest.Rows, manifest.SchemaVersion });
            if (await db.Commit(stop) is { } failure) return failure;
            return new Answer(file, manifest.Rows, new FileInfo(file).Length);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    internal static string NameOf(DateTime utc, string what) =>
        $"{what}-{utc.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}.zip";
}
