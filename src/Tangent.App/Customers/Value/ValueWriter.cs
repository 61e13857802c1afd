using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Values all customers and moves their tiers: all of it in one transaction or nothing, and the same however often it is done in a period.</summary>
public sealed class ValueWriter(Db db, ValuePolicies policies, ValueMaker maker, TierStandings standings, Audit audit, Outbox outbox, TimeProvider clock)
{
    // Who has probably gone is not waited for on the next tier.
    private const double LeastAlive = 0.5;

    /// <summary>Values them.</summary>
    /// <param name="progress">Told how many purchases are read; may throw to end it, and nothing has changed then.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The run, or null when the company has set no policy.</returns>
    internal async Task<Outcome<ValueRun?>> Run(Func<long, Task>? progress, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        var (policy, version) = await policies.Now(stop);
        if (version == 0) return (ValueRun?)null;
        var asOf = await Moment(stop);
        var (valued, cannot) = await maker.Make(policy, asOf, progress, stop);
        if (progress is not null) await progress(long.MaxValue);
        return await db.Alone<ValueRun?>(async () =>
        {
            var erased = (await db.CustomerErasures.Select(e => e.CustomerId).ToListAsync(stop)).ToHashSet();
            var steps = valued is null ? [] : TierSteps.Of(policy,
                valued with { Customers = [.. valued.Customers.Where(one => !erased.Contains(one.Number))] }, await standings.At(policy, asOf, stop));
            var run = new ValueRun
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Period = policy.PeriodOf(asOf),
                Policy = version,
                AsOfUtc = asOf,
                TookMillis = watch.ElapsedMilliseconds,
                Model = valued is null || steps.Count == 0 ? null : TierSteps.Sum(valued, steps),
                Cannot = cannot?.Code,
            };
            db.Add(run);
            await Write(policy, run, valued?.Cuts ?? [], steps, stop);
            audit.Write(Actor.System, "customers.did.value", new(Kind.Customer, null, null, UnitPath.Root), after: new
            {
                run.Policy,
                Customers = steps.Count,
                Changed = policy.MovesTiers ? steps.Count(step => step.IsChange) : 0,
            });
            return await db.Commit(stop) is { } failure ? failure : run;
        }, stop);
    }

    // No two valuings share a moment: a tier is told once for each.
    private async Task<DateTime> Moment(CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var last = await db.ValueRuns.MaxAsync(run => (DateTime?)run.AsOfUtc, stop);
        return last is { } before && before >= now ? before.AddMicroseconds(1) : now;
    }

    private async Task Write(ValuePolicy policy, ValueRun run, IReadOnlyList<double> cuts, IReadOnlyList<TierStepOf> steps, CancellationToken stop)
    {
        await db.CustomerValues.ExecuteDeleteAsync(stop);
        await db.TierMoves.Where(move => !move.IsDone).ExecuteDeleteAsync(stop);
        foreach (var step in steps)
        {
            db.AddInBulk(Row(run, cuts, step));
            if (!step.IsChange) continue;
            db.AddInBulk(Move(policy, run, cuts, step));
            if (!policy.MovesTiers) continue;
            db.AddInBulk(new CustomerTierRow { CustomerId = step.Valued.Number, FromUtc = run.AsOfUtc, Tier = step.Tier, Cause = TierCause.Value });
            if (step.Before.Tier is not null)
                outbox.Publish(new CustomerTierChanged(step.Valued.Number, step.Before.Tier, step.Tier, TierCause.Value, run.AsOfUtc));
        }
    }

    private static CustomerValueRow Row(ValueRun run, IReadOnlyList<double> cuts, TierStepOf step)
    {
        var one = step.Valued;
        double next = step.Tier == CustomerTier.Diamond || one.Alive < LeastAlive ? 0 : cuts[(int)step.Tier - 1];
        return new()
        {
            CustomerId = one.Number,
            RunId = run.Id,
            Period = run.Period,
            Repeats = one.Seen.Repeats,
            LastAt = one.Seen.LastAt,
            Watched = one.Seen.Watched,
            MeanSpent = one.MeanSpent,
            PerPurchase = one.PerPurchase,
            Expected = one.Expected,
            Alive = one.Alive,
            Worth = one.Worth,
            Recency = one.Score.Recency,
            Frequency = one.Score.Frequency,
            Money = one.Score.Money,
            Tier = step.Tier,
            Move = step.Move,
            PeriodsBelow = step.Below,
            TierBefore = step.Before.Base,
            BelowBefore = step.Before.Below,
            IsByHand = step.Before.IsByHand,
            Potential = next > 0 ? one.Worth / next : 0,
        };
    }

    private static TierMoveRow Move(ValuePolicy policy, ValueRun run, IReadOnlyList<double> cuts, TierStepOf step) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(run.AsOfUtc)),
        CustomerId = step.Valued.Number,
        RunId = run.Id,
        FromTier = step.Before.Tier,
        ToTier = step.Tier,
        Move = step.Move,
        IsDone = policy.MovesTiers,
        AtUtc = run.AsOfUtc,
        Worth = step.Valued.Worth,
        // Up past the cut of the new tier, down below that of the old one.
        Cut = step.Before.Tier is { } was && was < step.Tier ? cuts[(int)was] : (int)step.Tier < cuts.Count ? cuts[(int)step.Tier] : 0,
    };
}
