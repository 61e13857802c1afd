using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.App.Settings;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>
/// Lets the log forget with whom old encounters were: customer, journey and attributes are cleared, the rows stay and count.
/// </summary>
sealed class ForgetEncountersJob(Db db, LogWriter log, FeedbackForgetting feedback, DeliveryForgetting delivery, BreachForgetting breaches,
    RecoveryForgetting recovery, Audit audit, TangentSettings settings, TimeProvider clock) : IDailyJob
{
    /// <summary>Stored name of this kind of job.</summary>
    public const string Name = "forget-encounters";

    private const int Bulk = 20_000;

    /// <summary>Up to which row it has looked.</summary>
    public sealed record Place(long Started, long Sequence, long Forgotten);

    public string Type => Name;

    public bool IsWanted => settings.Retention.EncounterMonths > 0;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var place = run.Checkpoint<Place>() ?? new(long.MinValue, 0, 0);
        long end = EncounterRow.Micros(clock.GetUtcNow().UtcDateTime.AddMonths(-settings.Retention.EncounterMonths));
        while (IsWanted && await Some(place, end, stop) is { Count: > 0 } some)
        {
            var whole = some.Where(row => !row.IsBare).Select(row => row.Sequence).ToList();
            if (whole.Count > 0 && await Forget(whole, stop) is { } failure) return failure;
            place = new(some[^1].Started, some[^1].Sequence, place.Forgotten + whole.Count);
            await run.Report(place.Forgotten, null, place, stop);
        }
        if (IsWanted && await ForgetFeedback(EncounterRow.Utc(end), stop) is { } trouble) return trouble;
        return place.Forgotten.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<List<Row>> Some(Place after, long end, CancellationToken stop) => await db.Encounters
        .Where(row => row.Started < end && row.Started >= after.Started && (row.Started > after.Started || row.Sequence > after.Sequence))
        .OrderBy(row => row.Started).ThenBy(row => row.Sequence).Take(Bulk)
        .Select(row => new Row(row.Started, row.Sequence, row.Customer == null && row.Journey == null && row.Attributes == null))
        .ToListAsync(stop);

    private async Task<Fail?> Forget(List<long> rows, CancellationToken stop) => (await log.Alone<Done>(async turn =>
    {
        turn.Rewrite();
        await db.Encounters.Where(row => EF.Parameter(rows).Contains(row.Sequence)).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Customer, (long?)null).SetProperty(row => row.Journey, (string?)null)
            .SetProperty(row => row.Attributes, (string?)null), stop);
        audit.Write(Actor.System, "encounters.did.forget", new(Kind.Encounter, null, null, UnitPath.Root), after: new { rows.Count });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }, stop)).Failure;

    private async Task<Fail?> ForgetFeedback(DateTime before, CancellationToken stop) => (await log.Alone<Done>(async _ =>
    {
        int count = await feedback.Before(before, stop) + await delivery.Before(before, stop) + await breaches.Before(before, stop)
            + await recovery.Before(before, stop);
        if (count == 0) return new Done();
        audit.Write(Actor.System, "feedback.did.forget", new(Kind.Feedback, null, null, UnitPath.Root), after: new { Count = count });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }, stop)).Failure;

    private sealed record Row(long Started, long Sequence, bool IsBare);
}
