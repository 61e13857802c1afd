using Tangent.Analytics.Flow;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;

namespace Tangent.App.Insights.Published;

/// <summary>Journeys whose encounters carry what customers said of them, where they said something, and else the score that came with them.</summary>
public sealed class VisitScores(Diagnosing diagnosing)
{
    /// <summary>Why an actor may not ask; null where it may.</summary>
    public static Fail? Refusal(Actor who) => Diagnosing.Refusal(who);

    /// <summary>Answers a question about the journeys that the actor may see; equal questions have equal answers, and an answer is kept.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="filter">Which journeys; all of them when null.</param>
    /// <param name="what">What is asked: a value that equals another one when the same is asked.</param>
    /// <param name="compute">Computes the answer from the journeys, their log with these scores, and the scale to print them on, if any.</param>
    /// <param name="stop">Ends the question.</param>
    internal Task<Outcome<T>> Ask<T>(Actor who, JourneyFilter? filter, object what, Func<OpenJourneys, JourneyLog, ScoreScale?, Outcome<T>> compute,
        CancellationToken stop) where T : class => diagnosing.AskScored(who, filter, (nameof(VisitScores), what),
            (journeys, log, scale) => compute(journeys, log, scale is { } known ? Printed(known) : null), stop);

    private static ScoreScale Printed(Scale scale) => Enum.GetValues<ScoreScale>().Cast<ScoreScale?>()
        .FirstOrDefault(one => (one!.Value.Lowest(), one.Value.Highest()) == (scale.Least, scale.Most)) ?? ScoreScale.OneToTen;
}
