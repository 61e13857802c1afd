using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Value;

/// <summary>What customers are worth and which tier that gives them, as it holds now, with earlier versions and what may be chosen.</summary>
public sealed class ShowValuePolicy(Db db, ValuePolicies policies, PeopleFacts people, TouchpointNames touchpoints, PurchaseReading purchases)
{
    private const int MostVersions = 50, MostOutcomes = 100;

    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>A version.</summary>
    public sealed record Past(int Number, DateTime FromUtc, string? By, bool MovesTiers);

    /// <summary>The policy.</summary>
    /// <param name="Policy">What it says.</param>
    /// <param name="Version">Which version; 0: the company has set none.</param>
    /// <param name="Versions">Versions, the latest first.</param>
    /// <param name="Touchpoints">What may be chosen.</param>
    /// <param name="Outcomes">Likewise.</param>
    /// <param name="MayChange">Whether the reader may change it.</param>
    /// <param name="MayTry">Whether the reader may try one on the past.</param>
    public sealed record Shown(ValuePolicy Policy, int Version, IReadOnlyList<Past> Versions, IReadOnlyList<TouchpointFact> Touchpoints,
        IReadOnlyList<string> Outcomes, bool MayChange, bool MayTry);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var versions = await db.ValuePolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).Take(MostVersions).ToListAsync(stop);
        var names = await people.Names(who, [.. versions.Select(p => p.ActorId).Distinct()], stop);
        var (policy, version) = await policies.Now(stop);
        return new Shown(policy, version,
            [.. versions.Select(p => new Past(p.Number, p.FromUtc, names.GetValueOrDefault(p.ActorId), p.Document.MovesTiers))],
            await touchpoints.InUse(stop), await purchases.Outcomes(MostOutcomes, stop), who.May(Verb.Update, Kind.Customer, UnitPath.Root),
            who.May(Verb.Act, Kind.Customer, UnitPath.Root));
    }
}
