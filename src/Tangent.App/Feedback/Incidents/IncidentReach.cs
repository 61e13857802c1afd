using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Moments;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>Which critical incidents somebody may see and work on: those of their units.</summary>
public sealed class IncidentReach(Db db, VoiceReach voices)
{
    /// <summary>The group of a type (Bitner, Booms and Tetreault 1990; Bitner, Booms and Mohr 1994).</summary>
    public static IncidentGroup GroupOf(IncidentType type) => type switch
    {
        <= IncidentType.OtherFailure => IncidentGroup.Recovery,
        <= IncidentType.DisruptiveOthers => IncidentGroup.Adaptability,
        <= IncidentType.AdverseCircumstances => IncidentGroup.Spontaneity,
        _ => IncidentGroup.Coping,
    };

    /// <summary>Every unit by id.</summary>
    internal Task<IReadOnlyDictionary<Guid, UnitFact>> Units(CancellationToken stop) => voices.Units(stop);

    /// <summary>Incidents of the units in which the actor may do this.</summary>
    internal async Task<IQueryable<Incident>> Within(Actor who, Verb verb, CancellationToken stop)
    {
        var rows = db.Incidents.AsNoTracking();
        var scope = who.Scope(verb, Kind.Incident);
        if (scope.Contains(UnitPath.Root)) return rows;
        Guid[] own = [.. (await Units(stop)).Values.Where(unit => scope.Any(part => part.Contains(unit.Path))).Select(unit => unit.Id)];
        return rows.Where(i => EF.Parameter(own).Contains(i.UnitId));
    }

    /// <summary>An incident that the actor may do this to, with its unit and its codes, the first coder's first.</summary>
    internal async Task<Outcome<(Incident Incident, UnitFact Unit, List<Storage.Feedback.IncidentCode> Codes)>> Find(
        Actor who, Verb verb, Guid id, CancellationToken stop)
    {
        if (await (await Within(who, Verb.Read, stop)).SingleOrDefaultAsync(i => i.Id == id, stop) is not { } incident) return Fail.NotFound;
        var unit = (await Units(stop))[incident.UnitId];
        if (who.Lacks(verb, Kind.Incident, unit.Path) is { } refusal) return refusal;
        return (incident, unit, await db.IncidentCodes.Where(c => c.IncidentId == id).OrderBy(c => c.AtUtc).ThenBy(c => c.CoderId).ToListAsync(stop));
    }

    internal static Subject Subject(Incident incident, UnitFact unit) => new(Kind.Incident, incident.Id.ToString(), null, unit.Path);
}
