using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Access;

/// <summary>Who stands in the part of the audit log that somebody may see: the choices of its filter.</summary>
public sealed class OfferAuditActors(AuditReading reading)
{
    /// <summary>Actors offered at most; more are found by opening one of their entries.</summary>
    public const int Most = 300;

    /// <summary>Nothing to ask.</summary>
    public sealed record Request;

    /// <summary>The actors by name, masked where the reader must not see it.</summary>
    public async Task<Outcome<IReadOnlyList<PersonFact>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!who.IsKnown) return who.Lacks(Verb.Read, Kind.AuditEntry)!;

        var visible = reading.Visible(who, Verb.Read, withOwn: true);
        var latest = await visible.GroupBy(e => e.ActorId).OrderBy(same => same.Key)
            .Select(same => same.OrderByDescending(e => e.AtUtc).First()).Take(Most).ToListAsync(stop);
        var rows = await reading.Name(who, latest, stop);
        return rows.Where(row => row.Actor is not null).Select(row => new PersonFact(row.ActorId, row.Actor!))
            .OrderBy(person => person.Name, StringComparer.CurrentCulture).ToList();
    }
}
