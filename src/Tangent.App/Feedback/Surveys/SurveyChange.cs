using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What every act on one survey shares: load it, check where the actor may act, write it with its audit line.</summary>
public sealed class SurveyChange(Db db, UnitFacts units, Audit audit)
{
    /// <summary>The survey with its unit.</summary>
    internal sealed record Reached(Survey Survey, UnitFact Unit);

    /// <summary>Loads it for this verb. A survey of a unit that the actor does not see is missing.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        var surveyId = new SurveyId(id);
        if (await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.Id == surveyId, stop) is not { } survey) return Fail.NotFound;

        var unit = (await units.Of([survey.UnitId], stop))[survey.UnitId];
        if (!who.May(Verb.Read, Kind.Survey, unit.Path)) return Fail.NotFound;
        if (who.Lacks(verb, Kind.Survey, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == survey.Version
            ? new Reached(survey, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit that shall own a survey, when the actor may do this there.</summary>
    internal async Task<Outcome<UnitFact>> Owner(Actor who, Verb verb, Guid? id, CancellationToken stop)
    {
        if (id is not { } known) return Fail.Wrong("unitId", "touchpoints.unit-missing");
        var unit = (await units.Of([known], stop)).GetValueOrDefault(known);
        if (unit is null || unit.IsClosed || !who.May(Verb.Read, Kind.Survey, unit.Path)) return Fail.NotFound;
        return who.Lacks(verb, Kind.Survey, unit.Path) is { } outside ? outside : unit;
    }

    /// <summary>Writes a new survey.</summary>
    internal async Task<Outcome<SurveyId>> Add(Actor who, Survey survey, UnitFact unit, CancellationToken stop)
    {
        db.Add(survey);
        audit.Write(who, "surveys.did.make", Subject(survey, unit), after: Facts(survey));
        return await db.Commit(stop) is { } failure ? failure : survey.Id;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(
        Actor who, string act, Reached reached, Outcome<Survey> changed, UnitFact unit, CancellationToken stop)
    {
        if (changed.Failure is { } clash) return clash;
        if (ReferenceEquals(reached.Survey, changed.Value)) return reached.Survey.Version;

        db.Replace(reached.Survey, changed.Value);
        audit.Write(who, act, Subject(changed.Value, unit), Facts(reached.Survey), Facts(changed.Value));
        return await db.Commit(stop) is { } failure ? failure : changed.Value.Version;
    }

    internal static Subject Subject(Survey survey, UnitFact unit) =>
        new(Kind.Survey, survey.Id.Value.ToString(), survey.Draft.Title.In("zh"), unit.Path);

    private static object Facts(Survey survey) => new { survey.Draft, survey.State, survey.Published, survey.Version };
}
