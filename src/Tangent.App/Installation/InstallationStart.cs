using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Backup;
using Tangent.Storage.Runtime;
using Tangent.Storage.Schema;

namespace Tangent.App.Installation;

/// <summary>Makes the database ready: the lock, the upgrade with its backup first, the lease.</summary>
public sealed class InstallationStart(
    Db db, Erasures erasures, CustomerErasures customers, TouchpointSearch search, TangentSettings settings, MachineClock clock)
{
    private const string SearchForm = "search-form";

    private IReadOnlyList<SchemaScript> Scripts => SchemaScripts.Of(settings.Database.Provider);

    /// <summary>For the server: nobody else may serve this database from now on.</summary>
    /// <returns>The lock, which the server keeps until it ends; or why it cannot start.</returns>
    public Task<Outcome<InstallationLock>> Serve(CancellationToken stop) => Guard(async () =>
    {
        PrepareFolder();
        var taken = await InstallationLock.Take(db, settings.Database, clock.Time, stop);
        if (taken.Failure is not null) return taken;

        // However an older database came to be here, who was erased since stays erased.
        var failure = (await Apply(Scripts, stop)).Failure;
        failure ??= (await erasures.Apply(Actor.System, stop)).Failure;
        failure ??= (await customers.Apply(Actor.System, stop)).Failure;
        if (failure is null && await taken.Value.Renew(db, clock.Time, stop))
        {
            await RefreshSearch(stop);
            return taken;
        }
        await taken.Value.DisposeAsync();
        return failure ?? Fail.Clash("storage.held-by-somebody");
    });

    /// <summary>For the command line, beside a server or alone. Upgrades only when nobody serves.</summary>
    public Task<Outcome<Done>> Beside(CancellationToken stop) => Guard<Done>(async () =>
    {
        PrepareFolder();
        int current = await SchemaUpgrade.Current(db, stop);
        if (current == Scripts[^1].Version) return new Done();
        if (current > Scripts[^1].Version) return Fail.Trouble("storage.newer", current, Scripts[^1].Version);
        return (await Upgrade(Scripts, stop)).Then(_ => new Done());
    });

    /// <summary>Upgrades with these scripts, while nobody serves.</summary>
    /// <returns>The versions applied now.</returns>
    public Task<Outcome<IReadOnlyList<int>>> Upgrade(IReadOnlyList<SchemaScript> scripts, CancellationToken stop) =>
        Guard<IReadOnlyList<int>>(async () =>
        {
            PrepareFolder();
            var taken = await InstallationLock.Take(db, settings.Database, clock.Time, stop);
            if (taken.Failure is { } held) return held;
            await using (taken.Value) return await Apply(scripts, stop);
        });

    private Task<Outcome<IReadOnlyList<int>>> Apply(IReadOnlyList<SchemaScript> scripts, CancellationToken stop) =>
        SchemaUpgrade.Run(db, scripts, clock.Time, stop, async version =>
        {
            var at = clock.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
            var file = Path.Combine(settings.Database.BackupFolder, $"before-upgrade-from-{version}-{at}.zip");
            await BackupWriter.Write(settings.Database, file, clock.Time, null, stop);
        });

    // What searches look through is stored; a program that makes it otherwise makes all of it again, once.
    private async Task RefreshSearch(CancellationToken stop)
    {
        var form = SearchText.Form.ToString(CultureInfo.InvariantCulture);
        var fact = await db.InstallationFacts.SingleOrDefaultAsync(one => one.Name == SearchForm, stop);
        if (fact?.Value == form) return;

        await search.Refresh(stop);
        if (fact is null) db.Add(new InstallationFact { Name = SearchForm, Value = form });
        else
        {
            fact.Value = form;
            db.Update(fact);
        }
        await db.SaveChangesAsync(stop);
    }

    private void PrepareFolder()
    {
        SweepUnfinishedBackups();
        if (Directory.Exists(settings.Database.Folder)) return;
        // Only its owner: the folder holds everything there is.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.Database.Folder);
        else Directory.CreateDirectory(settings.Database.Folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<Outcome<T>> Guard<T>(Func<Task<Outcome<T>>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    // What a killed program left of a backup. A day old, because another program may be writing one right now.
    private void SweepUnfinishedBackups()
    {
        var folder = new DirectoryInfo(settings.Database.BackupFolder);
        if (!folder.Exists) return;
        foreach (var file in folder.EnumerateFiles("*.part").Where(file => file.LastWriteTimeUtc < clock.UtcNow.AddDays(-1)))
            file.Delete();
    }
}
