using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Checks or writes an import as a job. How far it is stands in the import itself, saved with each batch.</summary>
sealed class ImportJob(Db db, ImportReach reach, ActorFacts actors, Outbox outbox, TimeProvider clock) : IJob
{
    public const string Name = "import";

    /// <summary>What is asked for.</summary>
    public sealed record Request(Guid ImportId, bool IsDry);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var asked = run.Request<Request>();
        if (await db.Imports.SingleOrDefaultAsync(one => one.Id == asked.ImportId, stop) is not { } import) return Fail.NotFound;
        var who = await actors.Of(run.RequestedBy, Door.Page, stop);
        var target = reach.TargetOf(import.Target);
        if (who.Lacks(Verb.Import, target.Kind) is { } refusal) return refusal;
        var opened = await reach.Open(import, stop);
        if (opened.Failure is { } unreadable) return unreadable;

        using var file = opened.Value;
        await target.Begin(who, ImportReach.Options(import, file, target, asked.IsDry), stop);
        var taken = await new ImportRun(db, target, file, import.Columns)
        {
            IsDry = asked.IsDry,
            From = new(import.NewRows, import.ChangedRows, import.UnchangedRows, import.BadRows),
            Keep = (counts, bad) => Keep(import, counts, bad),
            Tell = counts => run.Report((long)(file.Share * 100), 100, null, stop),
        }.Take(stop);
        if (taken.Failure is { } failure) return failure;

        import.Stage = asked.IsDry ? ImportStage.Checked : ImportStage.Written;
        db.Update(import);
        var counts = taken.Value;
        if (!asked.IsDry)
            outbox.Publish(new ImportDone(import.Id, import.Target, import.UnitPath, counts.New, counts.Changed, counts.Unchanged, counts.Bad,
                clock.GetUtcNow().UtcDateTime));
        if (await db.Commit(stop) is { } trouble) return trouble;
        return $"+{counts.New} ~{counts.Changed} ={counts.Unchanged} !{counts.Bad}";
    }

    private Task Keep(ImportRow import, ImportCounts counts, IReadOnlyList<BadRow> bad)
    {
        (import.Rows, import.NewRows, import.ChangedRows) = (counts.Rows, counts.New, counts.Changed);
        (import.UnchangedRows, import.BadRows) = (counts.Unchanged, counts.Bad);
        db.Update(import);
        foreach (var one in bad)
            db.AddInBulk(new ImportBadRow { ImportId = import.Id, Number = one.Row.Number, Problems = ImportReach.Kept(one.Problems) });
        return Task.CompletedTask;
    }
}
