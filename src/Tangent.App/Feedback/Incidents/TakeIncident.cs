using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>Takes down a critical incident (关键事件) in a minute: the story, whose it is, how the customer took it. All else can wait.</summary>
public sealed class TakeIncident(Db db, IncidentReach reach, VoiceReach voices, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>What happened.</summary>
    /// <param name="Story">In the teller's words, up to 4,000 characters.</param>
    /// <param name="Outcome">How the customer took it.</param>
    /// <param name="Teller">Whose story it is.</param>
    /// <param name="UnitId">The unit in which it happened.</param>
    /// <param name="Touchpoint">Id of the touchpoint, or null.</param>
    /// <param name="Channel">By which way of contact, or null.</param>
    /// <param name="Actors">Who took part: posts, not names, up to 120 characters; or null.</param>
    /// <param name="HappenedUtc">When; null: now.</param>
    /// <param name="VoiceId">The item of the inbox that it is taken from, or null.</param>
    public sealed record Request(string? Story, IncidentOutcome? Outcome, IncidentTeller? Teller, Guid? UnitId, Guid? Touchpoint = null,
        ContactChannel? Channel = null, string? Actors = null, DateTime? HappenedUtc = null, Guid? VoiceId = null);

    /// <summary>Takes it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Incident) is { } refusal) return refusal;

        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var (story, actors) = (WrittenText.Clean(request.Story), WrittenText.Line(request.Actors));
        List<Problem> problems =
            [.. WrittenText.Check("story", story, Incident.LongestStory, isRequired: true), .. WrittenText.Check("actors", actors, Incident.LongestActors)];
        if (request.Outcome is not { } outcome || !Enum.IsDefined(outcome)) problems.Add(Problem.Of("outcome", "form.required"));
        if (request.Teller is not { } teller || !Enum.IsDefined(teller)) problems.Add(Problem.Of("teller", "form.required"));
        if (request.HappenedUtc > now) problems.Add(Problem.Of("happened", "voices.not-yet"));
        var unit = request.UnitId is { } id && (await reach.Units(stop)).GetValueOrDefault(id) is { IsClosed: false } known
            && who.May(Verb.Create, Kind.Incident, known.Path) ? known : null;
        if (unit is null) problems.Add(Problem.Of("unitId", "voices.unit-missing"));
        if (request.Touchpoint is { } at && !(await touchpoints.ById([at], stop)).ContainsKey(at))
            problems.Add(Problem.Of("touchpoint", "voices.touchpoint-missing"));
        var voice = request.VoiceId is { } of
            ? await (await voices.Within(who, Verb.Read, stop)).SingleOrDefaultAsync(v => v.Id == of, stop) : null;
        if (request.VoiceId is not null && voice is null) problems.Add(Problem.Of("voiceId", "voices.number-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var incident = new Incident
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Story = story,
            Outcome = request.Outcome!.Value,
            Teller = request.Teller!.Value,
            Touchpoint = request.Touchpoint,
            UnitId = unit!.Id,
            Channel = request.Channel,
            Actors = actors,
            VoiceId = voice?.Id,
            Customer = voice?.Customer,
            HappenedUtc = UtcConverter.Truncate(request.HappenedUtc ?? now),
            TakenUtc = now,
        };
        db.Add(incident);
        audit.Write(who, "voices.did.incident", IncidentReach.Subject(incident, unit),
            after: new { incident.Outcome, incident.Teller, incident.Touchpoint, incident.Channel });
        return await db.Commit(stop) is { } failure ? failure : incident.Id;
    }
}
