using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>Which kind of moment every touchpoint is (真实瞬间图): what failing costs there, and what shining gains.</summary>
public sealed class AskMoments(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Kind">The kind of moment.</param>
    /// <param name="Penalty">What a failing visit costs against an ordinary one, in points of the overall's scale: a <see cref="Tested"/>, or why
    /// it cannot be told.</param>
    /// <param name="Reward">What a shining visit gains, likewise.</param>
    /// <param name="Asymmetry">From −1, it only costs, to 1, it only gains.</param>
    /// <param name="IsStable">Whether the kind survives the second pair of cuts.</param>
    /// <param name="Rows">Journeys in the model that scored it.</param>
    public sealed record MomentAt(JourneyStop Stop, Impact Kind, Answer Penalty, Answer Reward, Answer Asymmetry, bool IsStable, int Rows);

    /// <summary>All touchpoints.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Reason">Why there are none; null where there are.</param>
    /// <param name="All">The touchpoints, the largest penalty first.</param>
    public sealed record Moments(InsightBasis Basis, CannotTell? Reason, IReadOnlyList<MomentAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Moments>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Moments, null), request.Patience, stop);
        return made.Then(found => new Moments(found.Basis, found.Told.NoMoments,
            [.. found.Told.Moments.Select(moment => new MomentAt(found.Stops[moment.Touchpoint], moment.Kind, moment.Effect.Penalty, moment.Effect.Reward,
                moment.Effect.Asymmetry, moment.IsStable, moment.Rows))]));
    }
}
