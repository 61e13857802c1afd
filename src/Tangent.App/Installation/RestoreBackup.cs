using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Runtime;
using Tangent.Storage.Schema;

namespace Tangent.App.Installation;

/// <summary>Puts a backup in the place of the installation's data, while no server runs.</summary>
public sealed class RestoreBackup(Db db, Audit audit, Erasures erasures, CustomerErasures customers, TangentSettings settings, MachineClock clock)
{
    /// <summary>What is asked for.</summary>
    /// <param name="File">Path of the backup.</param>
    /// <param name="IsForced">Whether data that is there may be replaced; it is kept aside all the same.</param>
    public sealed record Request(string? File, bool IsForced = false);

    /// <summary>What was done.</summary>
    /// <param name="Rows">Rows restored.</param>
    /// <param name="KeptAside">File or schema of the replaced data; empty when there was none.</param>
    /// <param name="ErasedAgain">People and invitations in the backup who were erased after it was made, and are again.</param>
    public sealed record Answer(long Rows, string KeptAside, int ErasedAgain);

    /// <summary>The data of the backup, upgraded to this program's version; or nothing changed.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Installation) is { } refusal) return refusal;
        if (request.File is null || !File.Exists(request.File))
            return Fail.Wrong("file", "settings.file-missing", request.File ?? "");

        try
        {
            Directory.CreateDirectory(settings.Database.Folder);
            var manifest = await BackupReader.Verify(request.File, stop);
            var taken = await InstallationLock.Take(db, settings.Database, clock.Time, stop);
            if (taken.Failure is { } held) return held;
            await using (taken.Value) return await Replace(who, request, manifest, stop);
        }
        catch (BackupDamagedException damaged)
        {
            return Fail.Wrong("file", "installation.backup-damaged", damaged.Part);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    private async Task<Outcome<Answer>> Replace(
        Actor who, Request request, BackupManifest manifest, CancellationToken stop)
    {
        if (!request.IsForced && await HasData(stop)) return Fail.Clash("installation.restore-not-empty");

        await erasures.Save(stop);
        await db.Database.CloseConnectionAsync();
        var restored = await Restore.Run(settings.Database, request.File!, clock.Time, stop);
        if (restored.Failure is { } failure) return failure;

        var upgraded = await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Database.Provider), clock.Time, stop);
        if (upgraded.Failure is { } tooNew) return tooNew;
        var erased = await erasures.Apply(who, stop);
        if (erased.Failure is { } unerased) return unerased;
        if ((await customers.Apply(who, stop)).Failure is { } stillThere) return stillThere;
        audit.Write(who, "installation.restore",
            new Subject(Kind.Installation, null, Path.GetFileName(request.File), UnitPath.Root),
            after: new { manifest.Rows, manifest.SchemaVersion });
        return await db.Commit(stop) is { } unwritten ? unwritten : new Answer(manifest.Rows, restored.Value, erased.Value);
    }

    private async Task<bool> HasData(CancellationToken stop)
    {
        try
        {
            return await SchemaUpgrade.Current(db, stop) > 0 && await db.ChangeCounters.AnyAsync(counter => counter.Value > 0, stop);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is not null)
        {
            return true;   // what cannot be read is not thrown away without being asked
        }
    }
}
