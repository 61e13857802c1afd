using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Observations;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>
/// Plans listening: so many contacts of each employee are drawn from the encounter log, each equally likely, and given to listeners; a
/// share of them to two, who do not see each other's score.
/// </summary>
public sealed class PlanListening(
    Db db, ObservedReach reach, EncounterSample sample, TouchpointNames touchpoints, PeopleFacts people, Audit audit, TimeProvider clock)
{
    // Calls are listened to within a month of the plan.
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>What to plan.</summary>
    /// <param name="Id">The programme.</param>
    /// <param name="ObserverIds">The listeners.</param>
    /// <param name="Each">Contacts of each employee, 1 to 50.</param>
    /// <param name="From">First day of the contacts.</param>
    /// <param name="To">Last day.</param>
    /// <param name="SecondShare">Share that two listeners score, 0 to 1.</param>
    public sealed record Request(Guid Id, IReadOnlyList<Guid> ObserverIds, int Each, DateOnly? From, DateOnly? To, double SecondShare = 0.2);

    /// <summary>Plans it.</summary>
    /// <returns>How many sheets were planned.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.ObservationPlan) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, Kind.ObservationPlan, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var (programme, owner) = found.Value;
        if (programme.Kind != ObservedKind.Listening) return Fail.Clash("observed.not-listening");
        if (programme.EndedUtc is not null) return Fail.Clash("observed.is-ended");
        List<Problem> problems = [];
        var listeners = await ObservedPeople.Check(people, who, request.ObserverIds, problems, stop);
        if (request.Each is < 1 or > 50) problems.Add(Problem.Of("each", "observed.each", 50));
        if (request.SecondShare is not (>= 0 and <= 1)) problems.Add(Problem.Of("secondShare", "observed.share"));
        else if (request.SecondShare > 0 && listeners.Count == 1) problems.Add(Problem.Of("observerIds", "observed.one-listener"));
        var days = ObservedDays.Check(request.From, request.To, problems);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var dice = new Dice(unchecked((ulong)programme.Seed), (ulong)programme.Version);
        var contacts = await Drawn(programme, owner, request.Each,
            ObservedDays.StartUtc(days.From, owner.TimeZone), ObservedDays.StartUtc(days.From.AddDays(days.Days), owner.TimeZone), dice, stop);
        if (contacts.Count == 0) return Fail.Wrong("from", "observed.no-contacts");
        var sheets = Sheets(programme, contacts, listeners, request.SecondShare, dice);
        if (sheets.Count > PlanVisits.MostVisits) return Fail.Wrong("each", "form.too-many", PlanVisits.MostVisits);
        foreach (var sheet in sheets) db.AddInBulk(sheet);
        db.Replace(programme, programme.Drawn());
        audit.Write(who, "observed.did.plan", ObservedReach.Subject(programme, owner),
            after: new { Sheets = sheets.Count, Observers = listeners.Count, request.From, request.To });
        return await db.Commit(stop) is { } failure ? failure : sheets.Count;
    }

    private async Task<IReadOnlyList<(UnitFact Unit, RecordedContact Contact)>> Drawn(
        ObservedProgramme programme, UnitFact owner, int each, DateTime fromUtc, DateTime toUtc, Dice dice, CancellationToken stop)
    {
        var place = (await touchpoints.Meaning([programme.Touchpoint], stop)).GetValueOrDefault(programme.Touchpoint);
        var byEmployee = await sample.ByEmployee([.. await touchpoints.Of(place.Value, stop)], fromUtc, toUtc, stop);
        List<long> drawn = [];
        foreach (var contacts in byEmployee.OrderBy(contacts => contacts.Key))
        {
            long[] all = [.. contacts];
            drawn.AddRange(Rotation.Draw(all.Length, each, dice).Select(i => all[i]));
        }
        var units = (await reach.Units(stop)).Values.ToDictionary(unit => unit.Code, StringComparer.OrdinalIgnoreCase);
        // What is told of no unit is the programme's own.
        var own = (await sample.Of(drawn, stop)).Select(contact => (Unit: contact.Unit is { } code ? units.GetValueOrDefault(code) : owner, Contact: contact))
            .Where(one => one.Unit is not null && owner.Path.Contains(one.Unit.Path)).Select(one => (one.Unit!, one.Contact)).ToList();
        var before = (await db.ObservedSheets.Where(s => s.ProgrammeId == programme.Id && s.Subject != null).Select(s => s.Subject!).ToListAsync(stop))
            .ToHashSet();
        return [.. own.Where(one => !before.Contains(one.Contact.Name))];
    }

    private List<ObservedSheet> Sheets(ObservedProgramme programme, IReadOnlyList<(UnitFact Unit, RecordedContact Contact)> contacts,
        IReadOnlyList<Guid> listeners, double secondShare, Dice dice)
    {
        var now = clock.GetUtcNow();
        var first = Rotation.Assign(new int[contacts.Count], listeners.Count, [[]], 0, dice)!;
        var twice = Rotation.Draw(contacts.Count, (int)Math.Round(secondShare * contacts.Count), dice).ToHashSet();
        List<ObservedSheet> sheets = [];
        for (int i = 0; i < contacts.Count; i++)
        {
            var thing = Guid.CreateVersion7(now);
            sheets.Add(Sheet(thing, thing, first[i], SheetRole.First, contacts[i]));
            if (!twice.Contains(i)) continue;
            int another = (first[i] + 1 + dice.Below(listeners.Count - 1)) % listeners.Count;
            sheets.Add(Sheet(Guid.CreateVersion7(now), thing, another, SheetRole.Second, contacts[i]));
        }
        return sheets;

        ObservedSheet Sheet(Guid id, Guid thing, int listener, SheetRole role, (UnitFact Unit, RecordedContact Contact) of) => new()
        {
            Id = id,
            ProgrammeId = programme.Id,
            ThingId = thing,
            Role = role,
            UnitId = of.Unit.Id,
            ObserverId = listeners[listener],
            Subject = of.Contact.Name.Length <= ObservedSheet.LongestSubject ? of.Contact.Name : of.Contact.Name[..ObservedSheet.LongestSubject],
            FromUtc = UtcConverter.Truncate(now.UtcDateTime),
            ToUtc = UtcConverter.Truncate((now + Window).UtcDateTime),
        };
    }
}
