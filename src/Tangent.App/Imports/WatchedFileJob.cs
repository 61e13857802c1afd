using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Takes one file of the watched folder, and moves it away: what was written is known by its source and hash, never taken twice.</summary>
/// <remarks>
/// Interrupted anywhere it begins again from the first row: rows that stand in the log already change nothing. The file moves last.
/// </remarks>
sealed class WatchedFileJob(Db db, ImportFile import, ProblemText say, TangentSettings settings, TimeProvider clock) : IJob
{
    public const string Name = "watched-file";

    private const string Target = "encounters";

    /// <summary>The file as it lay there.</summary>
    public sealed record Request(string Source, string FileName, long Length, long ModifiedTicks);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var asked = run.Request<Request>();
        var folder = Path.Combine(settings.Imports.WatchFolder ?? "", asked.Source);
        var file = new FileInfo(Path.Combine(folder, asked.FileName));
        if (!file.Exists) return "gone";
        // It is written again: the next look finds it as it will be.
        if (file.Length != asked.Length || file.LastWriteTimeUtc.Ticks != asked.ModifiedTicks) return "changed";

        var hash = await Hash(file, stop);
        if (await db.WatchedFiles.AnyAsync(one => one.Source == asked.Source && one.Hash == hash, stop))
        {
            Move(file, WatchedFolder.Done);
            return "known";
        }
        var bad = Path.Combine(folder, WatchedFolder.Rejected, asked.FileName + ".bad.csv");
        var taken = await Take(run, asked, file, bad, stop);
        if (taken.Failure is Fail.Unavailable away) return away;
        if (taken.Failure is { } failure)
        {
            var moved = Move(file, WatchedFolder.Rejected);
            await File.WriteAllLinesAsync(moved + ".reason.txt", failure.Problems.Select(Reason), stop);
            return failure;
        }
        db.Add(new WatchedFile
        {
            Source = asked.Source,
            Hash = hash,
            TakenUtc = clock.GetUtcNow().UtcDateTime,
            Rows = taken.Value.Rows,
            BadRows = taken.Value.Bad,
        });
        if (await db.Commit(stop) is { } trouble) return trouble;
        Move(file, WatchedFolder.Done);
        var counts = taken.Value;
        return $"+{counts.New} ~{counts.Changed} ={counts.Unchanged} !{counts.Bad}";
    }

    private async Task<Outcome<ImportCounts>> Take(JobRun run, Request asked, FileInfo file, string bad, CancellationToken stop)
    {
        await using var content = file.OpenRead();
        IReadOnlyList<string> headers = [];
        StreamWriter? aside = null;
        try
        {
            var done = await import.Run(Actor.System, new(asked.FileName, content, Target: Target, Source: asked.Source)
            {
                IsOfAnySize = true,
                OnHeader = found => headers = found,
                OnBad = row =>
                {
                    if (aside is null)
                    {
                        Directory.CreateDirectory(Path.GetDirectoryName(bad)!);
                        aside = new StreamWriter(bad, append: false, new UTF8Encoding(false));
                        foreach (var line in TakeBadRows.Lines(headers, [], ColumnGuess.ReasonKey, problem => say(problem))) aside.Write(line);
                    }
                    foreach (var line in TakeBadRows.Lines(headers, [row], ColumnGuess.ReasonKey, problem => say(problem)).Skip(1)) aside.Write(line);
                },
                Tell = share => run.Report((long)(share * 100), 100, null, stop),
            }, stop);
            return done.Then(answer => answer.Counts);
        }
        finally
        {
            if (aside is not null) await aside.DisposeAsync();
        }
    }

    private string Reason(Problem problem) => (problem.Field is { } field ? field + ": " : "") + say(problem);

    private static async Task<string> Hash(FileInfo file, CancellationToken stop)
    {
        await using var content = file.OpenRead();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }

    // An earlier file of the same name stays.
    private static string Move(FileInfo file, string into)
    {
        var folder = Directory.CreateDirectory(Path.Combine(file.DirectoryName!, into)).FullName;
        var target = Path.Combine(folder, file.Name);
        for (int i = 2; File.Exists(target); i++)
            target = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file.Name)}-{i}{file.Extension}");
        File.Move(file.FullName, target);
        return target;
    }
}
