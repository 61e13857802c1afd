using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>The company's rules of recovery as they are now, with their earlier versions.</summary>
public sealed class ShowCasePolicy(Db db, CasePolicies policies, PeopleFacts people)
{
    private const int MostVersions = 50;

    /// <summary>Which version; null: the one that holds.</summary>
    public sealed record Request(int? Version = null);

    /// <summary>A version.</summary>
    public sealed record Past(int Number, DateTime FromUtc, string? By);

    /// <summary>The rules.</summary>
    /// <param name="Policy">What they say.</param>
    /// <param name="Version">Which version; 0: what holds until the company says otherwise.</param>
    /// <param name="Versions">Versions of the company's own, the latest first.</param>
    /// <param name="MayChange">Whether the reader may change them.</param>
    public sealed record Shown(CasePolicy Policy, int Version, IReadOnlyList<Past> Versions, bool MayChange);

    /// <summary>Shows them.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.CasePolicy) is { } refusal) return refusal;

        var versions = await db.CasePolicyVersions.AsNoTracking().OrderByDescending(p => p.Number).Take(MostVersions).ToListAsync(stop);
        var names = await people.Names(who, [.. versions.Select(p => p.ActorId).Distinct()], stop);
        var (policy, version) = await policies.Now(stop);
        if (request.Version is { } wanted && wanted != version)
        {
            if (wanted == 0) (policy, version) = (CasePolicy.Usual, 0);
            else if (versions.Find(p => p.Number == wanted) is { } past) (policy, version) = (past.Document, past.Number);
            else return Fail.NotFound;
        }
        return new Shown(policy, version, [.. versions.Select(p => new Past(p.Number, p.FromUtc, names.GetValueOrDefault(p.ActorId)))],
            who.May(Verb.Update, Kind.CasePolicy, UnitPath.Root));
    }
}
