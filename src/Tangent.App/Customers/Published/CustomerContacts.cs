using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Published;

/// <summary>How a customer may be reached in one way.</summary>
/// <param name="Address">Where, or null when no address is known.</param>
/// <param name="IsClosed">Whether the customer does not want to be reached so.</param>
/// <param name="IsErased">Whether the customer was erased.</param>
/// <param name="AgreesToResearch">Whether the customer last agreed to being asked (true), took it back (false) or said nothing (null).</param>
public sealed record CustomerContact(string? Address, bool IsClosed, bool IsErased, bool? AgreesToResearch);

/// <summary>Where customers may be reached, and whether they want to be. What one part of a merged customer closed is closed.</summary>
public sealed class CustomerContacts(Db db, CustomerMerges merges)
{
    /// <summary>The way that the customer closes, and what an address of it is.</summary>
    public static IdentifierKind KindOf(ContactWay way) => way switch
    {
        ContactWay.Email => IdentifierKind.Email,
        ContactWay.WeChat => IdentifierKind.OpenId,
        _ => IdentifierKind.Phone,
    };

    /// <summary>Of one customer; of several addresses the first one.</summary>
    public async Task<CustomerContact> Of(long number, ContactWay way, CancellationToken stop) => (await Of([number], way, stop))[number];

    /// <summary>Of each of these.</summary>
    public async Task<IReadOnlyDictionary<long, CustomerContact>> Of(IReadOnlyCollection<long> numbers, ContactWay way, CancellationToken stop)
    {
        var stands = await merges.StandFor(numbers, stop);
        var parts = await merges.Parts([.. stands.Values.Distinct()], stop);
        var all = parts.Keys.ToList();
        var kind = KindOf(way);
        var addresses = (await db.CustomerIdentifiers.Where(i => EF.Parameter(all).Contains(i.CustomerId) && i.Kind == kind).ToListAsync(stop))
            .ToLookup(i => parts[i.CustomerId]);
        var closed = (await db.CustomerOptOuts.Where(o => EF.Parameter(all).Contains(o.CustomerId) && o.Way == way).Select(o => o.CustomerId)
            .ToListAsync(stop)).Select(number => parts[number]).ToHashSet();
        var erased = (await db.CustomerErasures.Where(e => EF.Parameter(all).Contains(e.CustomerId)).Select(e => e.CustomerId)
            .ToListAsync(stop)).ToHashSet();
        var said = (await db.CustomerConsents.Where(c => EF.Parameter(all).Contains(c.CustomerId) && c.Purpose == ConsentPurpose.Research)
            .Select(c => new { c.CustomerId, c.IsGiven, c.AtUtc, c.Id }).ToListAsync(stop)).ToLookup(c => parts[c.CustomerId]);
        return numbers.Distinct().ToDictionary(number => number, number =>
        {
            long stand = stands[number];
            return new CustomerContact(
                addresses[stand].OrderBy(i => i.CustomerId != stand).ThenBy(i => i.Value, StringComparer.Ordinal).FirstOrDefault()?.Value,
                closed.Contains(stand), erased.Contains(number) || erased.Contains(stand), said[stand].MaxBy(c => (c.AtUtc, c.Id))?.IsGiven);
        });
    }
}
