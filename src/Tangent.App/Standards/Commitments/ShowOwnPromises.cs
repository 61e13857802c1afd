using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>What the company has promised to a customer, and where it did not keep it.</summary>
[OpenToVisitors("the code that the customer was sent is the right to see what is theirs")]
public sealed class ShowOwnPromises(Db db, OwnVisitors visitors, TimeProvider clock)
{
    private const int MostBreaches = 50, MostPromises = 50;

    /// <summary>The browser's cookie.</summary>
    public sealed record Request(string? Cookie);

    /// <summary>A promise that was not kept to this customer.</summary>
    /// <param name="AtUtc">When the visit or call began in which it was not kept.</param>
    /// <param name="Terms">The promise with what is owed.</param>
    /// <param name="State">How far what is owed is.</param>
    /// <param name="DueUtc">By when it is due.</param>
    /// <param name="SettledUtc">When it was done, or null.</param>
    public sealed record Broken(DateTime AtUtc, CommitmentTerms Terms, BreachState State, DateTime DueUtc, DateTime? SettledUtc);

    /// <summary>Both.</summary>
    /// <param name="Promises">Promises that hold today for everybody, or for this customer's tier too.</param>
    /// <param name="NotKept">Those that were not kept to this customer, the latest first.</param>
    public sealed record Shown(IReadOnlyList<CommitmentTerms> Promises, IReadOnlyList<Broken> NotKept);

    /// <summary>Shows them to whoever came by a code.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await visitors.Of(request.Cookie, stop) is not { Number: null, Customers: { Count: > 0 } all }) return Fail.NotFound;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var published = await db.Commitments.AsNoTracking().Where(c => c.PublishedUtc != null).OrderBy(c => c.Number).Take(MostPromises).ToListAsync(stop);
        var broken = await db.Breaches.AsNoTracking().Where(b => b.Customer != null && EF.Parameter(all).Contains(b.Customer.Value))
            .OrderByDescending(b => b.StartedUtc).ThenBy(b => b.Id).Take(MostBreaches).ToListAsync(stop);
        var theirs = broken.Select(b => b.CommitmentId).Distinct().ToList();
        var terms = await db.Commitments.AsNoTracking().Where(c => EF.Parameter(theirs).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Terms, stop);
        return new Shown([.. published.Where(promise => promise.Holds(today)).Select(promise => promise.Terms)],
            [.. broken.Select(b => new Broken(b.StartedUtc, terms[b.CommitmentId], b.State, b.DueUtc, b.SettledUtc))]);
    }
}
