using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>One survey with what hinders its publishing, what the linter advises, and what the reader may do.</summary>
public sealed class ShowSurvey(SurveyChange change, SurveyListing rows)
{
    /// <summary>What to show.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The survey as this reader sees it.</summary>
    /// <param name="Row">The survey.</param>
    /// <param name="Hindrances">What forbids to publish the draft.</param>
    /// <param name="Advice">What the linter finds in the draft.</param>
    /// <param name="MayEdit">Whether the reader may change it.</param>
    /// <param name="MayPublish">Whether the reader may publish and close it.</param>
    /// <param name="MayExport">Whether the reader may take its answers out.</param>
    public sealed record Shown(SurveyRow Row, IReadOnlyList<Problem> Hindrances, IReadOnlyList<LintFinding> Advice,
        bool MayEdit, bool MayPublish, bool MayExport)
    {
        /// <summary>The survey.</summary>
        public Survey Survey => Row.Survey;

        /// <summary>Its unit.</summary>
        public UnitFact Unit => Row.Unit;
    }

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        return new Shown((await rows.Naming([survey], stop))(survey), [.. SurveyRules.ToPublish(survey.Draft)], SurveyLint.Of(survey.Draft),
            who.May(Verb.Update, Kind.Survey, unit.Path), who.May(Verb.Act, Kind.Survey, unit.Path), who.May(Verb.Export, Kind.Survey, unit.Path));
    }
}
