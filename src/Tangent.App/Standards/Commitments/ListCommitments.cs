using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Standards.Attainment;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>A promise as people see it.</summary>
/// <param name="Promise">The promise.</param>
/// <param name="Unit">Who answers for it.</param>
/// <param name="Clause">The clause by which it is measured, or null.</param>
/// <param name="Kept">How often it was kept in the last ninety days, by the counts; null while it is written.</param>
/// <param name="Owed">Remedies that the reader sees as open, and those of them that are late.</param>
/// <param name="MayEdit">Whether the reader may change it.</param>
/// <param name="MayPublish">Whether the reader may publish and withdraw it.</param>
public sealed record CommitmentView(Commitment Promise, UnitFact Unit, ServiceStandard? Clause, AttainmentVerdict? Kept, (int Open, int Late) Owed,
    bool MayEdit, bool MayPublish);

/// <summary>All promises, those that hold first, each with how often it was kept.</summary>
public sealed class ListCommitments(Db db, UnitFacts units, CountedRows counted, BreachReach reach, CommitmentChange change)
{
    /// <summary>Most promises of a company.</summary>
    public const int MostRows = 500;

    /// <summary>One alone by its id; or all.</summary>
    public sealed record Request(Guid? Id = null);

    /// <summary>The promises.</summary>
    /// <param name="Rows">Those that hold, then those that are written, then those that are over.</param>
    /// <param name="Units">Units in which the reader may write promises.</param>
    /// <param name="From">First day of the figures.</param>
    /// <param name="To">Last day.</param>
    public sealed record Listed(IReadOnlyList<CommitmentView> Rows, IReadOnlyList<UnitFact> Units, DateOnly From, DateOnly To);

    /// <summary>Lists them.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var promises = await db.Commitments.AsNoTracking().Where(p => request.Id == null || p.Id == request.Id)
            .OrderByDescending(p => p.Number).Take(MostRows).ToListAsync(stop);
        if (request.Id is not null && promises.Count == 0) return Fail.NotFound;
        var all = await units.All(stop);
        var ids = promises.Select(promise => promise.Terms.Clause).OfType<Guid>().Distinct().ToList();
        var clauses = await db.ServiceStandards.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, stop);
        var to = change.Today(all.Values.First(unit => unit.Path == UnitPath.Root));
        var from = to.AddDays(1 - CapacityCheck.Days);
        var kept = await Kept(who, promises, from, to, stop);
        var owed = await reach.Owed(who, [.. promises.Select(promise => promise.Id)], stop);
        return new Listed([.. promises.OrderBy(promise => promise.WithdrawnUtc is not null ? 2 : promise.PublishedUtc is null ? 1 : 0)
            .Select(promise => new CommitmentView(promise, all[promise.UnitId], promise.Terms.Clause is { } id ? clauses.GetValueOrDefault(id) : null,
                promise.PublishedUtc is null ? null : kept[promise.Number], owed.GetValueOrDefault(promise.Id),
                promise.PublishedUtc is null && who.May(Verb.Update, Kind.Standard, all[promise.UnitId].Path),
                who.May(Verb.Act, Kind.Standard, all[promise.UnitId].Path)))],
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.Standard, unit.Path))), from, to);
    }

    private async Task<IReadOnlyDictionary<int, AttainmentVerdict>> Kept(Actor who, List<Commitment> promises, DateOnly from, DateOnly to,
        CancellationToken stop)
    {
        List<int> numbers = [.. promises.Where(promise => promise.PublishedUtc is not null).Select(PromisedBook.NumberOf)];
        var sums = await counted.OfDays(who, numbers, from, to, stop);
        return promises.Where(promise => promise.PublishedUtc is not null).ToDictionary(promise => promise.Number, promise =>
            AttainmentVerdict.Of(sums.GetValueOrDefault(PromisedBook.NumberOf(promise)).Met, sums.GetValueOrDefault(PromisedBook.NumberOf(promise)).Measured,
                (double)promise.Terms.SharePercent / 100));
    }
}
