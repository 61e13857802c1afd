using Tangent.Analytics.Flow;
using Tangent.App.Access.Published;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Published;

/// <summary>What an answer about journeys was made from.</summary>
/// <param name="Journeys">Journeys that count.</param>
/// <param name="Encounters">Encounters in them.</param>
/// <param name="Hidden">Encounters of these journeys that lie outside the actor's units.</param>
/// <param name="Loose">Encounters that belong to no journey, for who may see all units; else null.</param>
/// <param name="Behind">Rows of the log, about, that came just now and are not in the answer yet.</param>
/// <param name="FirstUtc">The earliest start; null without journeys.</param>
/// <param name="LastUtc">The latest end or start.</param>
/// <param name="Cut">What made a journey.</param>
/// <param name="GapDays">After how many days without encounter a customer's journey ends.</param>
public sealed record JourneyBasis(int Journeys, int Encounters, int Hidden, long? Loose, long Behind, DateTime? FirstUtc, DateTime? LastUtc,
    JourneyCut Cut, int GapDays);

/// <summary>Journeys to compute on.</summary>
/// <param name="hold">The index that they stand in, held by who opened it.</param>
public sealed class OpenJourneys(IndexHold hold)
{
    /// <summary>The journeys that count; numbers of touchpoints are places among <see cref="Stops"/>.</summary>
    public required JourneyLog Log { get; init; }

    /// <summary>All journeys, whatever the filter, where the actor sees them all; else null.</summary>
    public JourneyLog? Whole { get; init; }

    /// <summary>How far the log goes that they were made from.</summary>
    public long Sequence => hold.File.CoveredSequence;

    /// <summary>Touchpoints by number.</summary>
    public required IReadOnlyList<JourneyStop> Stops { get; init; }

    /// <summary>Words of channels and outcomes by number.</summary>
    public required IReadOnlyDictionary<int, string> Words { get; init; }

    /// <summary>The commonest scale of scores; null where there is none.</summary>
    public ScoreScale? Scale => hold.File.CommonestScale;

    internal JourneyCut Cut => hold.File.Cut;

    /// <summary>The index that they stand in.</summary>
    internal IndexFile File => hold.File;

    /// <summary>Words of units with their numbers.</summary>
    internal IReadOnlyDictionary<string, int> UnitWords { get; init; } = new Dictionary<string, int>();

    /// <summary>Units of the company by code.</summary>
    internal IReadOnlyDictionary<string, UnitFact> Units { get; init; } = new Dictionary<string, UnitFact>();

    internal int Hidden { get; init; }

    internal bool SeesAll { get; init; }

    internal int GapDays { get; init; }

    /// <summary>By what it is known again what words mean, and where units stand.</summary>
    internal string Meaning { get; init; } = "";

    /// <summary>The word under a number; null for -1.</summary>
    public string? WordOf(int number) => number < 0 ? null : Words.GetValueOrDefault(number);

    /// <summary>What an answer was made from.</summary>
    public JourneyBasis MadeFrom(FlowSummary flow) => new(flow.Journeys, flow.Touchpoints.Sum(touchpoint => touchpoint.Encounters),
        Hidden, SeesAll ? hold.File.Loose : null, hold.Behind, Utc(flow.Period?.FirstMicros), Utc(flow.Period?.LastMicros), hold.File.Cut, GapDays);

    /// <summary>Paths with the number of journeys that went them, in the order of the summary's variants, or the commonest ones.</summary>
    public IReadOnlyList<(int[] Path, int Count)> Variants(FlowSummary flow, int most) => FlowOrder.Paths(Log, flow, most);

    /// <summary>The last outcome that was told on a journey that counts; null where none was.</summary>
    public string? LastOutcome(int journey)
    {
        var steps = Log.Table.Of(journey);
        for (int i = steps.Length - 1; i >= 0; i--)
            if (Log.Columns.Outcomes.Span[steps[i].Row] is >= 0 and var outcome) return WordOf(outcome);
        return null;
    }

    private static DateTime? Utc(long? micros) => micros is { } known ? EncounterRow.Utc(known) : null;
}
