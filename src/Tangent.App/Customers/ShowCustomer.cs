using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>One customer: by what known, of which tier, what they agreed to, and what they met with, the latest first.</summary>
public sealed class ShowCustomer(Db db, CustomerReach reach, EncounterReading encounters, TimeProvider clock)
{
    /// <summary>Whom, and which piece of the timeline.</summary>
    public sealed record Request(long Number, PieceRequest? Piece = null);

    /// <summary>A tier, from when on.</summary>
    public sealed record Tier(CustomerTier Value, DateTime FromUtc);

    /// <summary>What holds of a consent now.</summary>
    public sealed record Consent(ConsentPurpose Purpose, bool IsGiven, DateTime AtUtc, string Evidence);

    /// <summary>A way that the customer has closed.</summary>
    public sealed record OptOut(ContactWay Way, DateTime AtUtc);

    /// <summary>A number that was merged into this customer or into another number of the same.</summary>
    /// <param name="Merge">The merge, by which it is undone.</param>
    /// <param name="Number">The number that was merged.</param>
    /// <param name="Into">Into which.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="AtUtc">Since when.</param>
    public sealed record MergedNumber(Guid Merge, long Number, long Into, MergeReason Reason, DateTime AtUtc);

    /// <summary>The customer.</summary>
    /// <param name="Number">The number that stands for all.</param>
    /// <param name="FirstSeenUtc">When first seen.</param>
    /// <param name="ErasedUtc">When erased, or null.</param>
    /// <param name="Identifiers">By what known.</param>
    /// <param name="TierNow">The tier now, or null where nobody said.</param>
    /// <param name="Tiers">All tiers, the latest first; coming ones too.</param>
    /// <param name="Consents">What holds now, per purpose of which something was ever said.</param>
    /// <param name="OptOuts">Ways that are closed.</param>
    /// <param name="Merges">Numbers merged into this customer.</param>
    /// <param name="Encounters">How many encounters there are, all told.</param>
    /// <param name="Hidden">How many of them lie outside the reader's units.</param>
    /// <param name="Timeline">Encounters, the latest first.</param>
    public sealed record Shown(long Number, DateTime FirstSeenUtc, DateTime? ErasedUtc, IReadOnlyList<ShownIdentifier> Identifiers, CustomerTier? TierNow,
        IReadOnlyList<Tier> Tiers, IReadOnlyList<Consent> Consents, IReadOnlyList<OptOut> OptOuts, IReadOnlyList<MergedNumber> Merges,
        int Encounters, int Hidden, Piece<EncounterView> Timeline);

    /// <summary>The customer as the actor may see them.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Read, request.Number, stop);
        if (found.Failure is { } failed) return failed;

        var numbers = found.Value.Numbers;
        var timeline = await encounters.Timeline(who, numbers, request.Piece ?? new(), stop);
        if (timeline.Failure is { } failure) return failure;
        var (all, seen) = await encounters.Count(who, numbers, stop);
        var tiers = await Tiers(numbers, stop);
        var now = clock.GetUtcNow().UtcDateTime;
        return new Shown(found.Value.Number, found.Value.CreatedUtc,
            await db.CustomerErasures.Where(e => numbers.Contains(e.CustomerId)).MaxAsync(e => (DateTime?)e.AtUtc, stop),
            await Identifiers(who, numbers, stop), tiers.FirstOrDefault(tier => tier.FromUtc <= now)?.Value, tiers,
            await Consents(numbers, stop), await OptOuts(numbers, stop), await Merges(numbers, stop), all, all - seen, timeline.Value);
    }

    private async Task<IReadOnlyList<ShownIdentifier>> Identifiers(Actor who, IReadOnlyList<long> numbers, CancellationToken stop) =>
        CustomerBriefs.Shown(await db.CustomerIdentifiers.Where(i => numbers.Contains(i.CustomerId)).ToListAsync(stop),
            await reach.InClear(who, numbers, stop));

    private async Task<IReadOnlyList<Tier>> Tiers(IReadOnlyList<long> numbers, CancellationToken stop) =>
        [.. (await db.CustomerTiers.Where(t => numbers.Contains(t.CustomerId)).ToListAsync(stop))
            .OrderByDescending(t => t.FromUtc).ThenByDescending(t => t.CustomerId == numbers[0]).Select(t => new Tier(t.Tier, t.FromUtc))];

    private async Task<IReadOnlyList<Consent>> Consents(IReadOnlyList<long> numbers, CancellationToken stop) =>
        [.. (await db.CustomerConsents.Where(c => numbers.Contains(c.CustomerId)).ToListAsync(stop))
            .GroupBy(c => c.Purpose).Select(same => same.MaxBy(c => (c.AtUtc, c.Id))!).OrderBy(c => c.Purpose)
            .Select(c => new Consent(c.Purpose, c.IsGiven, c.AtUtc, c.Evidence))];

    private async Task<IReadOnlyList<OptOut>> OptOuts(IReadOnlyList<long> numbers, CancellationToken stop) =>
        [.. (await db.CustomerOptOuts.Where(o => numbers.Contains(o.CustomerId)).ToListAsync(stop))
            .GroupBy(o => o.Way).OrderBy(same => same.Key).Select(same => new OptOut(same.Key, same.Min(o => o.AtUtc)))];

    private async Task<IReadOnlyList<MergedNumber>> Merges(IReadOnlyList<long> numbers, CancellationToken stop) =>
        await db.CustomerMerges.Where(m => m.UndoneUtc == null && numbers.Contains(m.FromId)).OrderBy(m => m.AtUtc).ThenBy(m => m.FromId)
            .Select(m => new MergedNumber(m.Id, m.FromId, m.IntoId, m.Reason, m.AtUtc)).ToListAsync(stop);
}
