using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Journeys;

/// <summary>A filter in the numbers of the log.</summary>
static class FilterNeeds
{
    private const double MicrosPerSecond = 1_000_000;

    public static Outcome<JourneyNeeds> Of(JourneyFilter filter, JourneyLog log, IReadOnlyList<JourneyStop> stops, IReadOnlyList<Word> words,
        UnitPlaces places, ScoreScale? scale)
    {
        List<ValueNeed> values = [];
        if (filter.Units.Count > 0)
        {
            // A unit that does not exist has no encounters, like one that the actor does not see.
            UnitPath[] wanted = [.. filter.Units.Where(places.All.ContainsKey).Select(unit => places.All[unit].Path)];
            values.Add(new(log.Columns.Units, JourneyReading.Wanted(
                places.ByWord.Where(one => wanted.Any(part => part.Contains(one.Path))).Select(one => one.Word))));
        }
        if (filter.Channels.Count > 0) values.Add(new(log.Columns.Channels, Numbers(words, LogWordKind.Channel, filter.Channels)));
        if (filter.Outcomes.Count > 0) values.Add(new(log.Columns.Outcomes, Numbers(words, LogWordKind.Outcome, filter.Outcomes)));

        List<PathNeed> paths = [];
        foreach (var wish in filter.Paths)
        {
            bool hasLater = wish.Relation is PathRelation.DirectlyBefore or PathRelation.EventuallyBefore;
            if (NumberOf(stops, wish.Touchpoint) is not { } touchpoint) return Fail.Wrong("paths", "journeys.no-such-touchpoint", wish.Touchpoint);
            int? later = hasLater ? NumberOf(stops, wish.Later) : -1;
            if (later is null) return Fail.Wrong("paths", "journeys.no-such-touchpoint", wish.Later ?? "");
            paths.Add(new(wish.Relation, touchpoint, later.Value));
        }
        return new JourneyNeeds
        {
            FromMicros = Micros(filter.FromUtc),
            BeforeMicros = Micros(filter.BeforeUtc),
            LeastMicros = Micros(filter.LeastSeconds),
            MostMicros = Micros(filter.MostSeconds),
            LeastSteps = filter.LeastEncounters,
            MostSteps = filter.MostEncounters,
            LeastScore = Share(filter.LeastScore, scale),
            MostScore = Share(filter.MostScore, scale),
            Values = values,
            Paths = paths,
        };
    }

    /// <summary>Number of the touchpoint with this key; null where the log knows none.</summary>
    public static int? NumberOf(IReadOnlyList<JourneyStop> stops, string? key)
    {
        for (int i = 0; i < stops.Count; i++)
            if (stops[i].Key.Equals(key, stops[i].IsRegistered ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) return i;
        return null;
    }

    private static bool[] Numbers(IReadOnlyList<Word> words, LogWordKind kind, Items<string> wanted) =>
        JourneyReading.Wanted(words.Where(word => word.Kind == kind && wanted.Contains(word.Text)).Select(word => word.Id));

    // Where there is no scale there is no score either, and any bound leaves nothing over.
    internal static double? Share(double? score, ScoreScale? scale) => score is not { } known ? null
        : scale is { } shown ? (known - shown.Lowest()) / (shown.Highest() - shown.Lowest()) : known;

    private static long? Micros(DateTime? utc) => utc is { } known ? EncounterRow.Micros(known) : null;

    private static long? Micros(double? seconds) => seconds is { } known
        ? (long)Math.Clamp(known * MicrosPerSecond, long.MinValue / 2, long.MaxValue / 2) : null;
}
