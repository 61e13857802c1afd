using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Agreement;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>What a programme found, unit by unit, and how far its observers agree: no score without it.</summary>
public sealed class MeasureProgramme(Db db, ObservedReach reach)
{
    private const int MostSheets = 20_000;

    /// <summary>Which programme.</summary>
    public sealed record Request(Guid Id);

    /// <summary>A unit, or all in sight.</summary>
    /// <param name="Unit">Which; null for all together.</param>
    /// <param name="Points">Mean points, t-interval; of all together over the sheets of units, clustered by unit.</param>
    /// <param name="Clean">Share of sheets on which no critical item failed, Wilson interval; nothing to tell where the form has none.</param>
    public sealed record At(UnitFact? Unit, Answer Points, Answer Clean);

    /// <summary>One item over all units in sight.</summary>
    /// <param name="Item">Which.</param>
    /// <param name="Share">Mean share of the best, clustered by unit; of what is counted along the way its mean.</param>
    /// <param name="Agreement">Krippendorff's α of those who scored the same thing.</param>
    public sealed record ItemAt(FormItem Item, Answer Share, Answer Agreement);

    /// <summary>The measures.</summary>
    /// <param name="Programme">Of which programme.</param>
    /// <param name="Owner">Who runs it.</param>
    /// <param name="All">All units in sight together.</param>
    /// <param name="Units">Unit by unit, in the order of the tree.</param>
    /// <param name="Items">Item by item, in the order of the form.</param>
    /// <param name="Agreement">α of the points of those who scored the same thing.</param>
    /// <param name="Planned">Sheets that are still to be filled in, for who may see plans; null for others.</param>
    public sealed record Measures(ObservedProgramme Programme, UnitFact Owner, At All, IReadOnlyList<At> Units, IReadOnlyList<ItemAt> Items,
        Answer Agreement, int? Planned);

    private sealed record Read(ObservedSheet Sheet, IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Mark> Marks);

    /// <summary>Measures.</summary>
    public async Task<Outcome<Measures>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Observation) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, Kind.Observation, request.Id, stop);
        if (found.Failure is Fail.Missing missing) return missing;
        var programme = await db.ObservedProgrammes.AsNoTracking().SingleAsync(p => p.Id == request.Id, stop);
        var owner = (await reach.Units(stop))[programme.UnitId];
        var form = await reach.Form(programme, stop);
        var sheets = (await (await reach.Sent(who, Verb.Read, stop)).Where(s => s.ProgrammeId == programme.Id).OrderBy(s => s.SeenKey)
            .Take(MostSheets).ToListAsync(stop)).ConvertAll(sheet => new Read(sheet, FormCodec.Read<Dictionary<string, string>>(sheet.Answers ?? "{}"),
                FormCodec.Read<List<Mark>>(sheet.Marks ?? "[]")));
        int? planned = who.May(Verb.Read, Kind.ObservationPlan, owner.Path)
            ? await db.ObservedSheets.CountAsync(s => s.ProgrammeId == programme.Id && s.SentUtc == null, stop) : null;
        return Measure(programme, owner, form, sheets, await reach.Units(stop), planned);
    }

    private static Measures Measure(ObservedProgramme programme, UnitFact owner, FormDocument form, List<Read> sheets,
        IReadOnlyDictionary<Guid, UnitFact> units, int? planned)
    {
        var counted = sheets.Where(one => one.Sheet.Counts).ToList();
        bool hasCritical = form.Items.Any(item => item.IsCritical);
        At Of(UnitFact? unit, List<Read> of)
        {
            var scored = of.Where(one => one.Sheet.Points is not null).ToList();
            return new(unit, Means.Of([.. scored.Select(one => one.Sheet.Points!.Value)], [],
                    unit is null ? Clusters(scored) : []),
                hasCritical ? Wilson.Share(of.Count(one => one.Sheet.CriticalFailed == 0), of.Count) : new CannotTell("observed.no-critical"));
        }
        var byUnit = counted.ToLookup(one => one.Sheet.UnitId);
        // What several scored: without the annulled, all roles together.
        var same = sheets.Where(one => one.Sheet.State != SheetState.Annulled).GroupBy(one => one.Sheet.ThingId)
            .Select(things => things.ToList()).Where(things => things.Count > 1).ToList();
        var seed = unchecked((ulong)programme.Seed);
        return new(programme, owner, Of(null, counted),
            [.. UnitFact.InTreeOrder(byUnit.Select(one => units[one.Key])).Select(unit => Of(unit, [.. byUnit[unit.Id]]))],
            [.. form.Items.Select((item, place) => new ItemAt(item, Share(item, counted),
                item.IsAnswered ? Krippendorff.Of([.. same.Select(things => things.Select(one => Score(item, one)).ToArray())],
                    item.Scale == ItemScale.YesNo ? Analytics.Agreement.Measure.Nominal : Analytics.Agreement.Measure.Interval,
                    new Dice(seed, (ulong)place + 2)) : new CannotTell("observed.not-compared")))],
            Krippendorff.Of([.. same.Select(things => things.Select(one => one.Sheet.Points ?? double.NaN).ToArray())], Analytics.Agreement.Measure.Interval,
                new Dice(seed, 1)), planned);
    }

    private static Answer Share(FormItem item, List<Read> counted)
    {
        if (item.Scale == ItemScale.Tap)
            return Means.Of([.. counted.Select(one => (double)one.Marks.Count(mark => mark.Item == item.Id))], [], Clusters(counted));
        var told = item.Scale == ItemScale.Count
            ? [.. from one in counted from mark in one.Marks where mark.Value is not null && mark.Item == item.Id select (one, (double)mark.Value!)]
            : counted.Select(one => (one, Score: Score(item, one))).Where(one => !double.IsNaN(one.Score)).ToList();
        return Means.Of([.. told.Select(one => one.Item2)], [], Clusters([.. told.Select(one => one.one)]));
    }

    private static double Score(FormItem item, Read one) => SheetScore.Share(item, one.Answers, one.Marks) ?? double.NaN;

    // One unit alone is no cluster: its sheets are the sample.
    private static int[] Clusters(List<Read> of)
    {
        var numbers = of.Select(one => one.Sheet.UnitId).Distinct().Select((unit, number) => (unit, number)).ToDictionary(one => one.unit, one => one.number);
        return numbers.Count < 2 ? [] : [.. of.Select(one => numbers[one.Sheet.UnitId])];
    }
}
