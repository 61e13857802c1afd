using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>A customer on a line of a list.</summary>
/// <param name="Number">The number that stands for the customer.</param>
/// <param name="FirstSeenUtc">When first seen.</param>
/// <param name="ErasedUtc">When erased, or null.</param>
/// <param name="Identifiers">By what known, as the reader may see it.</param>
/// <param name="Tier">The tier now, or null where nobody said.</param>
/// <param name="Encounters">Encounters that the reader may see.</param>
/// <param name="LastUtc">When the latest of them began, or null.</param>
public sealed record CustomerBrief(long Number, DateTime FirstSeenUtc, DateTime? ErasedUtc, Items<ShownIdentifier> Identifiers, CustomerTier? Tier,
    int Encounters, DateTime? LastUtc);

/// <summary>An identifier.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">It, or what is shown of it.</param>
/// <param name="IsMasked">Whether a part is hidden from this reader.</param>
/// <param name="Number">To which of the customer's numbers it leads.</param>
public sealed record ShownIdentifier(IdentifierKind Kind, string Text, bool IsMasked, long Number);

/// <summary>Looks up many customers at once, each with one line of what is known of them.</summary>
public sealed class CustomerBriefs(Db db, CustomerMerges merges, EncounterReading encounters, TimeProvider clock)
{
    /// <summary>The customers of these numbers, in their order; numbers of nobody are left out. The caller has seen to the scope.</summary>
    internal async Task<IReadOnlyList<CustomerBrief>> Of(Actor who, IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var parts = await merges.Parts(numbers, stop);
        List<long> all = [.. parts.Keys];
        var seen = await db.Customers.Where(c => EF.Parameter(all).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.CreatedUtc, stop);
        var erased = await db.CustomerErasures.Where(e => EF.Parameter(all).Contains(e.CustomerId)).ToDictionaryAsync(e => e.CustomerId, e => e.AtUtc, stop);
        var now = clock.GetUtcNow().UtcDateTime;
        var tiers = await db.CustomerTiers.Where(t => EF.Parameter(all).Contains(t.CustomerId) && t.FromUtc <= now).ToListAsync(stop);
        var identifiers = await db.CustomerIdentifiers.Where(i => EF.Parameter(all).Contains(i.CustomerId)).ToListAsync(stop);
        var totals = await encounters.Totals(who, all, stop);
        var clear = (await InClear(who, all, stop)).Select(part => parts[part]).ToHashSet();
        return [.. from number in numbers.Distinct()
                   let own = all.Where(part => parts[part] == number).ToHashSet()
                   where own.Any(seen.ContainsKey)
                   let mine = own.Where(totals.ContainsKey).Select(part => totals[part]).ToList()
                   select new CustomerBrief(number, own.Where(seen.ContainsKey).Min(part => seen[part]),
                       own.Where(erased.ContainsKey).Select(part => (DateTime?)erased[part]).Max(),
                       Shown(identifiers.Where(i => own.Contains(i.CustomerId)), clear.Contains(number)),
                       tiers.Where(t => own.Contains(t.CustomerId)).MaxBy(t => (t.FromUtc, t.CustomerId == number))?.Tier,
                       mine.Sum(one => one.Count), mine.Count == 0 ? null : mine.Max(one => one.LastUtc))];
    }

    /// <summary>Identifiers as they are shown, the most certain kind first.</summary>
    internal static Items<ShownIdentifier> Shown(IEnumerable<Storage.Customers.CustomerIdentifier> identifiers, bool isClear) =>
        identifiers.OrderBy(i => i.Kind).ThenBy(i => i.Value, StringComparer.Ordinal).Select(i => new ShownIdentifier(i.Kind,
            CustomerReach.Shown(i, isClear), !isClear && i.Kind != IdentifierKind.Number, i.CustomerId)).ToItems();

    private async Task<IReadOnlyCollection<long>> InClear(Actor who, List<long> numbers, CancellationToken stop)
    {
        if (who.May(Verb.Read, Kind.PersonalData, UnitPath.Root)) return numbers;
        return who.May(Verb.Read, Kind.PersonalData) ? await encounters.Within(who, Verb.Read, Kind.PersonalData, numbers, stop) : [];
    }
}
