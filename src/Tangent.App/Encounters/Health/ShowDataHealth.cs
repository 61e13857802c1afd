using Tangent.Analytics;
using Tangent.Analytics.DataHealth;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Health;

/// <summary>Whether the data can be built on: days that lack data, late rows, wrong clocks, rows told twice, missing fields, unknown words.</summary>
public sealed class ShowDataHealth(LogTallies tallies, HealthWords words, DoubleTellings doubles, WaitingImports imports, UnitFacts units, TimeProvider clock)
{
    /// <summary>Longest period in days.</summary>
    public const int MostDays = 366;

    /// <summary>Days of the period when nobody says.</summary>
    public const int UsualDays = 28;

    private const string Target = "encounters";

    // What is usual on a weekday is seen in the weeks before; lacking days among them reach further back.
    private const int DaysBefore = 26 * 7;

    /// <summary>How many days up to today, 1 to 366, and which unit with all below it; all units that the actor sees when null.</summary>
    public sealed record Request(int? Days = null, Guid? Unit = null);

    /// <summary>The state of the data that the actor may see. While a large log is being read for the first time it is unavailable.</summary>
    public async Task<Outcome<DataHealth>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        if (request.Days is < 1 or > MostDays) return Fail.Wrong("days", "journeys.range", 1, MostDays);
        var all = await units.All(stop);
        var zone = Zone(all.Values.FirstOrDefault(unit => unit.Path == UnitPath.Root)?.TimeZone);
        var known = await words.Read(who, request.Unit, all, stop);
        try
        {
            if (await tallies.Open(zone, DelayScale.StepOf, stop) is not { } tally) return Fail.Trouble("health.being-made");
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
            var period = new Period(today.AddDays(1 - (request.Days ?? UsualDays)), today);
            var twice = await doubles.Find(known, period, zone, stop);
            return new DataHealth(period.From, period.To, zone.Id, Sources(tally, known, period, twice), twice?.Latest, known.UnknownTouchpoints,
                known.UnknownUnits, await imports.Waiting(who, Target, stop), tally.Behind);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    private static List<SourceHealth> Sources(LogTally tally, HealthScope known, Period period, Twice? twice)
    {
        int first = period.From.DayNumber - DaysBefore, last = period.To.DayNumber;
        var contents = tally.Contents.Where(one => one.Day >= first && one.Day <= last && known.Sees(one.Unit)).ToLookup(one => one.Source);
        var arrivals = tally.Arrivals.Where(one => period.Holds(one.Day) && known.Sees(one.Unit)).ToLookup(one => one.Source);
        return [.. contents.Select(same => Of(same.Key, [.. same], arrivals[same.Key], known, period, twice))
            .OrderBy(one => one.Source, StringComparer.Ordinal)];
    }

    private static SourceHealth Of(int source, ContentTally[] rows, IEnumerable<ArrivalTally> arrivals, HealthScope known, Period period, Twice? twice)
    {
        var within = rows.Where(row => period.Holds(row.Day)).ToList();
        int all = within.Sum(row => row.Rows);
        var steps = arrivals.GroupBy(one => one.Step).OrderBy(same => same.Key).Select(same => (Step: same.Key, Rows: same.Sum(one => one.Rows))).ToList();
        List<MissingField> missing =
        [
            new("customer", Share(row => row.NoCustomer)),
            .. known.SeesAll ? [new MissingField("unit", Share(row => row.Unit < 0 ? row.Rows : 0))] : Array.Empty<MissingField>(),
            new("ended", Share(row => row.NoEnd)),
            new("outcome", Share(row => row.NoOutcome)),
            new("score", Share(row => row.NoScore)),
        ];
        return new(known.SourceOf(source), all, Days(rows, period),
            Lateness.Of([.. steps.Select(one => one.Step)], [.. steps.Select(one => one.Rows)]), missing,
            twice is null ? new CannotTell("health.index-being-made") : Wilson.Share(Math.Min(all, twice.BySource.GetValueOrDefault(source)), all));

        Answer Share(Func<ContentTally, int> lacking) => Wilson.Share(within.Sum(lacking), all);
    }

    private static List<SourceDay> Days(ContentTally[] rows, Period period)
    {
        int first = rows.Min(row => row.Day), today = period.To.DayNumber;
        var counts = new int[today - first + 1];
        foreach (var row in rows) counts[row.Day - first] += row.Rows;
        // Today is not over: nothing can be said of it.
        var days = WeekdayGaps.Of(counts.AsSpan(0, counts.Length - 1)).Append(new(counts[^1], new CannotTell("health.day-not-over"), false));
        return [.. days.Select((count, i) => new SourceDay(DateOnly.FromDayNumber(first + i), count)).Where(day => day.Day >= period.From)];
    }

    private static TimeZoneInfo Zone(string? id) =>
        id is not null && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : TimeZoneInfo.Utc;
}

/// <summary>Days from the first to the last, both included.</summary>
readonly record struct Period(DateOnly From, DateOnly To)
{
    public bool Holds(int dayNumber) => dayNumber >= From.DayNumber && dayNumber <= To.DayNumber;
}
