using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Own;

/// <summary>What the company keeps of a customer and for what, shown to the customer: by what known, what was agreed to, which ways are open.</summary>
[OpenToVisitors("the code that the customer was sent is the right to see what is theirs")]
public sealed class ShowOwnData(Db db, OwnVisitors visitors)
{
    private const int MostAsked = 20;

    /// <summary>The browser's cookie.</summary>
    public sealed record Request(string? Cookie);

    /// <summary>What holds for one purpose.</summary>
    /// <param name="Purpose">For what.</param>
    /// <param name="IsGiven">Agreed, taken back, or null: never asked.</param>
    /// <param name="AtUtc">Since when, or null.</param>
    public sealed record Agreed(ConsentPurpose Purpose, bool? IsGiven, DateTime? AtUtc);

    /// <summary>A way to reach the customer.</summary>
    public sealed record Reached(ContactWay Way, bool IsClosed);

    /// <summary>What was asked about it, and how far that is.</summary>
    public sealed record Asked(PrivacyAsk Ask, DateTime ReceivedUtc, DateTime DueUtc, PrivacyState State, string? Answer);

    /// <summary>What there is.</summary>
    /// <param name="Identifiers">By what known, masked: who looks over a shoulder reads no number.</param>
    /// <param name="Tier">The tier, or null.</param>
    /// <param name="Agreements">Each purpose.</param>
    /// <param name="Ways">Each way.</param>
    /// <param name="Requests">What was asked about it, the newest first.</param>
    public sealed record Shown(IReadOnlyList<ShownIdentifier> Identifiers, CustomerTier? Tier, IReadOnlyList<Agreed> Agreements, IReadOnlyList<Reached> Ways,
        IReadOnlyList<Asked> Requests);

    /// <summary>Shows it to whoever came by a code.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { Number: null, Customers: { Count: > 0 } all }) return Fail.NotFound;
        var known = await db.CustomerIdentifiers.Where(i => EF.Parameter(all).Contains(i.CustomerId)).ToListAsync(stop);
        var tiers = await db.CustomerTiers.Where(t => EF.Parameter(all).Contains(t.CustomerId)).OrderByDescending(t => t.FromUtc).ToListAsync(stop);
        var said = (await db.CustomerConsents.Where(c => EF.Parameter(all).Contains(c.CustomerId)).ToListAsync(stop)).ToLookup(c => c.Purpose);
        var closed = await db.CustomerOptOuts.Where(o => EF.Parameter(all).Contains(o.CustomerId)).Select(o => o.Way).Distinct().ToListAsync(stop);
        var asked = await db.PrivacyRequests.AsNoTracking().Where(r => EF.Parameter(all).Contains(r.CustomerId))
            .OrderByDescending(r => r.ReceivedUtc).ThenByDescending(r => r.Id).Take(MostAsked).ToListAsync(stop);
        return new Shown(CustomerBriefs.Shown(known, isClear: false), tiers.FirstOrDefault()?.Tier,
            [.. Enum.GetValues<ConsentPurpose>().Select(purpose => said[purpose].MaxBy(c => (c.AtUtc, c.Id)) is { } last
                ? new Agreed(purpose, last.IsGiven, last.AtUtc) : new Agreed(purpose, null, null))],
            [.. Enum.GetValues<ContactWay>().Select(way => new Reached(way, closed.Contains(way)))],
            [.. asked.Select(r => new Asked(r.Ask, r.ReceivedUtc, r.DueUtc, r.State, r.Answer))]);
    }
}
