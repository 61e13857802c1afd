using System.Collections.Concurrent;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Imports;

/// <summary>Files as the last look saw them: one that has not changed since is written to its end.</summary>
sealed class SeenFiles
{
    public ConcurrentDictionary<string, (long Length, DateTime ModifiedUtc)> Last { get; } = new();
}

/// <summary>
/// Looks for files of encounters in the folders of the sources below the watched one, and makes a job of each that is written to
/// its end. The job takes the file and moves it away, so what still lies there was not taken.
/// </summary>
sealed class WatchedFolder(Db db, JobOrders orders, JobFacts jobs, SeenFiles seen, TangentSettings settings) : IRegularLook
{
    // A file that failed so often is left alone until it changes.
    private const int MostFailures = 3;
    public const string Done = "done", Rejected = "rejected";

    private string Root => settings.Imports.WatchFolder ?? "";

    public bool IsWanted => Root.Length > 0;

    public async Task Look(CancellationToken stop)
    {
        if (!Directory.Exists(Root)) return;
        HashSet<string> present = [];
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories().Where(one => one.Name[0] != '.'))
            foreach (var file in folder.EnumerateFiles().Where(IsFile).OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                present.Add(file.FullName);
                if (IsWhole(file)) await Order(new(folder.Name, file.Name, file.Length, file.LastWriteTimeUtc.Ticks), stop);
            }
        foreach (var gone in seen.Last.Keys.Where(path => !present.Contains(path))) seen.Last.TryRemove(gone, out _);
    }

    // Hidden files and those that programs write under another name first are not finished; a link may lead anywhere.
    private static bool IsFile(FileInfo file) => file.Name[0] != '.' && file.LinkTarget is null
        && !file.Name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) && !file.Name.EndsWith(".tmp", StringComparison.OrdinalIgnoreCase);

    private bool IsWhole(FileInfo file)
    {
        var now = (file.Length, file.LastWriteTimeUtc);
        bool isSame = seen.Last.TryGetValue(file.FullName, out var before) && before == now;
        seen.Last[file.FullName] = now;
        return isSame;
    }

    private async Task Order(WatchedFileJob.Request file, CancellationToken stop)
    {
        var states = await jobs.Of(WatchedFileJob.Name, file, stop);
        bool isOpen = states.Any(state => state is JobState.Queued or JobState.Running or JobState.Cancelling);
        if (isOpen || states.Contains(JobState.Cancelled) || states.Count(state => state == JobState.Failed) >= MostFailures) return;
        orders.Add(WatchedFileJob.Name, file, Actor.System.Id, UnitPath.Root.Value);
        await db.SaveChangesAsync(stop);
        db.Forget();
    }
}
