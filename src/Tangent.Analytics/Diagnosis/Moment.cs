using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What kind of moment a touchpoint is.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Effect">Penalty and reward in points of the overall's scale, asymmetry and kind.</param>
/// <param name="IsStable">Whether the kind survives the second pair of cuts.</param>
/// <param name="Rows">Journeys in the model that scored it.</param>
public sealed record Moment(int Touchpoint, MomentEffect Effect, bool IsStable, int Rows)
{
    /// <summary>The kind.</summary>
    public Impact Kind => Effect.Impact;
}

/// <summary>The moments of all touchpoints by one model, and again by the second pair of cuts.</summary>
static class MomentsOfTruth
{
    private const int LeastGroups = 30;
    private static readonly Mark[] Scored = [Mark.Low, Mark.Middle, Mark.High];

    /// <summary>A list of <see cref="Moment"/>, or the reason why there is none.</summary>
    public static (List<Moment> Moments, CannotTell? Reason) Of(JudgedJourneys judged, double length, DiagnosisRules rules)
    {
        var settled = rules.Moments ?? new();
        // Customers who came twice widen the intervals, once there are enough of them to tell how much.
        bool isClustered = judged.Customers.Distinct().Count() >= LeastGroups;
        var model = new OverallModel(judged, length, false);
        if (model.Journeys.Count == 0) return ([], judged.NoOverall);
        var first = model.Effects(new(rules.Seed, 11), settled, isClustered);
        if (first is not MomentEffects effects) return ([], (CannotTell)first);
        var second = new OverallModel(judged, length, true).Effects(new(rules.Seed, 12), settled, isClustered) as MomentEffects;
        var moments = new List<Moment>();
        for (int t = 0; t < effects.Effects.Count; t++)
        {
            if (model.Marks[t].Sum() == 0) continue;
            var effect = effects.Effects[t];
            bool isStable = effect.Impact != Impact.CannotTell && second?.Effects[t].Impact == effect.Impact;
            moments.Add(new(t, effect, isStable, Scored.Sum(mark => model.Marks[t][(int)mark])));
        }
        return (moments, null);
    }
}
