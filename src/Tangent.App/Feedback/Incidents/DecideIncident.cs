using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>Decides what an incident was where its two coders do not agree.</summary>
public sealed class DecideIncident(Db db, IncidentReach reach, Audit audit)
{
    /// <summary>Which incident, and what it was.</summary>
    public sealed record Request(Guid Id, IncidentType? Type);

    /// <summary>Decides it. Both codes stay as they are: agreement is measured by them.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Incident) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Act, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var (incident, unit, codes) = found.Value;
        if (request.Type is not { } type || !Enum.IsDefined(type)) return Fail.Wrong("type", "form.required");
        var decided = incident.Decide(type, [.. codes.Select(code => code.Type)]);
        if (decided.Failure is { } clash) return clash;
        db.Replace(incident, decided.Value);
        audit.Write(who, "voices.did.incident-decide", IncidentReach.Subject(incident, unit), after: new { IncidentType = type });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
