using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>A calendar to load.</summary>
/// <param name="Name">Its name.</param>
/// <param name="On">Name of the calendar that it is built on, which comes before it; or null.</param>
/// <param name="Plan">What it says.</param>
/// <param name="At">Codes of the units at which it stands.</param>
public sealed record CalendarToLoad(string Name, string? On, CalendarPlan Plan, IReadOnlyList<string> At);

/// <summary>Writes calendars and clauses at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class StandardsLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Adds all of them.</summary>
    /// <param name="who">Who loads.</param>
    /// <param name="calendars">Its calendars.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="unit">Id of a unit by its code.</param>
    /// <param name="owner">The unit that owns all of it.</param>
    /// <param name="fromUtc">Since when it is on record.</param>
    /// <returns>Ids of the clauses, in their order.</returns>
    public IReadOnlyList<Guid> Add(Actor who, IReadOnlyList<CalendarToLoad> calendars, IReadOnlyList<StandardTerms> clauses,
        Func<string, Guid> unit, Guid owner, DateTime fromUtc)
    {
        Dictionary<string, Guid> ids = [];
        foreach (var one in calendars)
        {
            var id = ids[one.Name] = Guid.CreateVersion7(clock.GetUtcNow());
            var plan = one.Plan with { BasedOn = one.On is { } below ? ids[below] : null };
            db.Add(new WorkCalendar { Id = id, Name = one.Name, UnitId = owner, Plan = plan, ChangedUtc = fromUtc });
            db.AddRange(one.At.Select(code => new CalendarAssignment { UnitId = unit(code), CalendarId = id }));
        }
        audit.Write(who, "calendars.did.load", new(Kind.Calendar, null, null, UnitPath.Root), after: new { Calendars = calendars.Count });
        List<Guid> added = [];
        for (int i = 0; i < clauses.Count; i++)
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            db.Add(new ServiceStandard { Id = id, Number = i + 1, UnitId = owner, Terms = clauses[i], ChangedUtc = fromUtc });
            db.Add(new StandardVersion { StandardId = id, Number = 1, Terms = clauses[i], WrittenUtc = fromUtc });
            added.Add(id);
        }
        audit.Write(who, "standards.did.load", new(Kind.Standard, null, null, UnitPath.Root), after: new { Clauses = clauses.Count });
        return added;
    }

    /// <summary>Adds promises that are published and hold, and rules of alerts that are on, in the coming save.</summary>
    /// <param name="who">Who loads.</param>
    /// <param name="promises">What is promised.</param>
    /// <param name="alerts">The rules.</param>
    /// <param name="owner">The unit that answers for all of it.</param>
    /// <param name="fromUtc">When the promises were published and the rules switched on.</param>
    public void AddPromises(Actor who, IReadOnlyList<CommitmentTerms> promises, IReadOnlyList<AlertTerms> alerts, Guid owner, DateTime fromUtc)
    {
        db.AddRange(promises.Select((terms, at) => new Commitment
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Number = at + 1,
            UnitId = owner,
            Terms = terms,
            PublishedUtc = fromUtc,
            HoldsFrom = terms.From,
            ChangedUtc = fromUtc,
        }));
        audit.Write(who, "commitments.did.load", new(Kind.Standard, null, null, UnitPath.Root), after: new { Promises = promises.Count });
        db.AddRange(alerts.Select(terms => new AlertRule
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            UnitId = owner,
            Terms = terms,
            OnUtc = fromUtc,
            ChangedUtc = fromUtc,
        }));
        audit.Write(who, "alerts.did.load", new(Kind.Standard, null, null, UnitPath.Root), after: new { Rules = alerts.Count });
    }
}
