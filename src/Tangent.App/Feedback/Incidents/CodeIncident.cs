using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>Says what an incident was, without having seen the other coder's code. Two who agree settle it.</summary>
public sealed class CodeIncident(Db db, IncidentReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>How many code an incident.</summary>
    public const int Coders = 2;

    /// <summary>Which incident, and what it was.</summary>
    public sealed record Request(Guid Id, IncidentType? Type);

    /// <summary>Codes it. One's own code may be changed until the other coder has coded.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Incident) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var (incident, unit, codes) = found.Value;
        if (request.Type is not { } type || !Enum.IsDefined(type)) return Fail.Wrong("type", "form.required");
        if (codes.Count >= Coders) return Fail.Clash("voices.incident.is-coded");

        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        if (codes.Find(code => code.CoderId == who.Id) is { } own) (own.Type, own.AtUtc) = (type, now);
        else
        {
            codes.Add(new() { IncidentId = incident.Id, CoderId = who.Id, Type = type, AtUtc = now });
            db.Add(codes[^1]);
        }
        db.Replace(incident, incident.Coded([.. codes.Select(code => code.Type)]));
        // Not which code: the log is read by the other coder too.
        audit.Write(who, "voices.did.incident-code", IncidentReach.Subject(incident, unit));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
