using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Insights;

/// <summary>
/// What the team wrote down about its moments (标准期待值、破坏因素、增强因素), and what customers answered who were asked directly, beside what
/// customers' judgements say.
/// </summary>
public sealed class AskAgreement(Diagnosing diagnosing, MomentLists lists, SurveyMoments surveys)
{
    // Chance of the bootstrap: the same question has the same answer.
    private const ulong Seed = 1;
    private const int Stream = 21;

    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint at which the team wrote down a moment.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Notes">What the team wrote.</param>
    /// <param name="Kind">The kind of moment that the data show.</param>
    /// <param name="Verdicts">Whether they agree, list by list.</param>
    public sealed record NotedAt(JourneyStop Stop, TeamNotes Notes, Impact Kind, ListVerdicts Verdicts);

    /// <summary>What customers said who were asked directly about a feature or an item of a touchpoint.</summary>
    /// <param name="Stop">The touchpoint.</param>
    /// <param name="Text">The feature or item.</param>
    /// <param name="Found">A <see cref="KanoTold"/> or a <see cref="ToleranceTold"/>, or why it cannot be told.</param>
    /// <param name="N">Answers.</param>
    /// <param name="Kind">The kind of moment that the data show.</param>
    /// <param name="Verdict">Whether both say the same; of a Kano feature its kind, of a zone of tolerance whether what is met breaks the experience.</param>
    public sealed record AskedAt(JourneyStop Stop, Wording Text, Answer Found, int N, Impact Kind, ListVerdict Verdict);

    /// <summary>All such touchpoints.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Reason">Why the data say nothing at all; null where they do.</param>
    /// <param name="Kappa">Agreement beyond chance over all lists that the data can tell of, or why there is none.</param>
    /// <param name="All">Touchpoints with moments, in the order of their keys.</param>
    /// <param name="Unwritten">Touchpoints that the data tell of and at which no moment is written down.</param>
    /// <param name="Asked">Features and items about which customers were asked directly, in the order of touchpoints; none where no survey does.</param>
    public sealed record Agreement(InsightBasis Basis, CannotTell? Reason, Answer Kappa, IReadOnlyList<NotedAt> All, IReadOnlyList<JourneyStop> Unwritten,
        IReadOnlyList<AskedAt> Asked);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Agreement>> Run(Actor who, Request request, CancellationToken stop)
    {
        if ((Diagnosing.Refusal(who) ?? who.Lacks(Verb.Read, Kind.Moment)) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Moments, null), request.Patience, stop);
        if (made.Failure is { } failure) return failure;
        var notes = await lists.All(stop);
        return Tell(made.Value, notes, await surveys.All(who, stop));
    }

    private static Agreement Tell(Diagnosis found, IReadOnlyDictionary<Guid, TeamNotes> notes, IReadOnlyList<AskedDirectly> asked)
    {
        var moments = found.Told.Moments.ToDictionary(moment => moment.Touchpoint);
        List<NotedAt> all = [];
        List<JourneyStop> unwritten = [];
        for (int number = 0; number < found.Stops.Count; number++)
        {
            var (stop, moment) = (found.Stops[number], moments.GetValueOrDefault(number));
            if (stop.Id is { } id && notes.TryGetValue(id, out var noted))
                all.Add(new(stop, noted, moment?.Kind ?? Impact.CannotTell, TeamLists.Of(noted.Of(MomentList.StandardExpectation).Any(),
                    noted.Of(MomentList.Detractor).Any(), noted.Of(MomentList.Enhancer).Any(), moment?.Effect)));
            else if (moment is { Kind: not Impact.CannotTell }) unwritten.Add(stop);
        }
        return new(found.Basis, found.Told.NoMoments,
            TeamLists.Agreement(all.Select(one => one.Verdicts), new Dice(Seed, Stream), found.Basis.Level), all, unwritten,
            [.. found.Stops.SelectMany((stop, number) => asked.Where(one => string.Equals(one.Touchpoint, stop.Key, StringComparison.OrdinalIgnoreCase))
                .Select(one => AskedOf(stop, one, moments.GetValueOrDefault(number)?.Effect, found.Basis.Level)))]);
    }

    private static AskedAt AskedOf(JourneyStop stop, AskedDirectly asked, MomentEffect? effect, double level)
    {
        var (found, n) = asked switch
        {
            AskedDirectly.ByKano kano => (KanoOf(kano, level), kano.Pairs.Count),
            AskedDirectly.ByTolerance zone => (ToleranceZone.Of(zone.Adequate, zone.Desired, zone.Met, new(zone.Low, zone.High), effect?.Penalty,
                effect?.Reward, level), Enumerable.Range(0, zone.Met.Length).Count(i => double.IsFinite(zone.Adequate[i] + zone.Desired[i] + zone.Met[i]))),
            _ => throw new InvalidOperationException($"{asked} is asked in a way that nobody reads"),
        };
        return new(stop, asked.Text, found, n, effect?.Impact ?? Impact.CannotTell, AskedKinds.Verdict(found, effect));
    }

    private static Answer KanoOf(AskedDirectly.ByKano asked, double level)
    {
        var counts = new int[Enum.GetValues<KanoKind>().Length];
        foreach (var (with, without) in asked.Pairs) counts[(int)Kano.KindOf((KanoAnswer)with, (KanoAnswer)without)]++;
        return Kano.Of(counts, level);
    }
}
