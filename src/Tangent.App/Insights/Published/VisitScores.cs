using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Insights.Published;

/// <summary>Journeys whose encounters carry what customers said of them, where they said something, and else the score that came with them.</summary>
public sealed class VisitScores(Diagnosing diagnosing)
{
    /// <summary>Journeys to compute on.</summary>
    /// <param name="Journeys">The journeys.</param>
    /// <param name="ByRow">Score of each row as a share of its scale, or NaN.</param>
    /// <param name="Scale">The scale to print them on: the commonest; null where nothing was said.</param>
    internal sealed record Scored(OpenJourneys Journeys, ReadOnlyMemory<float> ByRow, ScoreScale? Scale);

    /// <summary>Why an actor may not ask; null where it may.</summary>
    public static Fail? Refusal(Actor who) => Diagnosing.Refusal(who);

    /// <summary>Answers a question about the journeys that the actor may see; equal questions have equal answers, and an answer is kept.</summary>
    internal Task<Outcome<T>> Ask<T>(Actor who, JourneyFilter? filter, object what, Func<Scored, Outcome<T>> compute, CancellationToken stop)
        where T : class => diagnosing.Ask(who, filter, (nameof(VisitScores), what), joined =>
    {
        var scores = JudgedScores.Of(joined.Journeys.Log, joined.Said.Table);
        return compute(new(joined.Journeys, scores.ByRow, scores.Scale is { } scale ? Printed(scale) : null));
    }, stop);

    private static ScoreScale Printed(Scale scale) => Enum.GetValues<ScoreScale>().Cast<ScoreScale?>()
        .FirstOrDefault(one => (one!.Value.Lowest(), one.Value.Highest()) == (scale.Least, scale.Most)) ?? ScoreScale.OneToTen;
}
