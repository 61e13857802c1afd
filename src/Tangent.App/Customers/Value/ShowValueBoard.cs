using Microsoft.EntityFrameworkCore;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Tiers and values of all customers together: how many are in each, who moved, how far the model can be believed.</summary>
public sealed class ShowValueBoard(Db db, ValuePolicies policies, JobFacts jobs)
{
    private const int MostRuns = 12;

    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>An earlier valuing.</summary>
    /// <param name="AsOfUtc">When.</param>
    /// <param name="Customers">How many were valued.</param>
    /// <param name="After">Customers of each tier, the highest first.</param>
    /// <param name="Changed">How many moved up and down.</param>
    public sealed record Past(DateTime AsOfUtc, int Customers, Items<int> After, int Changed);

    /// <summary>The board.</summary>
    /// <param name="Policy">By what customers are valued.</param>
    /// <param name="Version">Its version; 0: none is set and nobody is valued.</param>
    /// <param name="Last">The last valuing, or null.</param>
    /// <param name="Runs">The last valuings of which something could be told, the latest first.</param>
    /// <param name="IsAtWork">Whether one is asked for or at work.</param>
    /// <param name="MayStart">Whether the reader may ask for one.</param>
    public sealed record Board(ValuePolicy Policy, int Version, ValueRun? Last, IReadOnlyList<Past> Runs, bool IsAtWork, bool MayStart);

    /// <summary>Shows it. Customers are counted over the whole company; no figure in it is of a single one.</summary>
    public async Task<Outcome<Board>> Run(Actor who, Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var (policy, version) = await policies.Now(stop);
        var runs = await db.ValueRuns.AsNoTracking().OrderByDescending(run => run.AsOfUtc).ThenByDescending(run => run.Id).Take(MostRuns).ToListAsync(stop);
        return new Board(policy, version, runs.FirstOrDefault(),
            [.. from run in runs
                where run.Model is not null
                select new Past(run.AsOfUtc, run.Model!.Customers, run.Model.After,
                    run.Model.Moves[(int)ValueMove.Up] + run.Model.Moves[(int)ValueMove.Down])],
            await jobs.IsAnyOpen(ValueJob.Name, stop), version > 0 && who.May(Verb.Update, Kind.Customer, UnitPath.Root));
    }
}
