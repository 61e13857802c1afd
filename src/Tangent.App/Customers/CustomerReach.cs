using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Which customers somebody may see: a unit sees those with whom it has an encounter.</summary>
public sealed class CustomerReach(Db db, CustomerMerges merges, EncounterReading encounters)
{
    /// <summary>A customer within reach.</summary>
    /// <param name="Numbers">All numbers, the one that stands for them first.</param>
    /// <param name="CreatedUtc">When the first of them was first seen.</param>
    internal sealed record Found(IReadOnlyList<long> Numbers, DateTime CreatedUtc)
    {
        public long Number => Numbers[0];
    }

    /// <summary>
    /// The customer with this number, or with one that was merged; outside the scope as if there were none. What the actor may do
    /// to no customer at all is refused before anything is looked up.
    /// </summary>
    internal Task<Outcome<Found>> Find(Actor who, Verb verb, long number, CancellationToken stop) => Find(who, verb, Kind.Customer, number, stop);

    /// <summary>The same by the rights for something that is about customers.</summary>
    internal async Task<Outcome<Found>> Find(Actor who, Verb verb, Kind kind, long number, CancellationToken stop)
    {
        if (who.Lacks(verb, kind) is { } refusal) return refusal;

        var numbers = await merges.Together(number, stop);
        var created = await db.Customers.Where(c => numbers.Contains(c.Id)).MinAsync(c => (DateTime?)c.CreatedUtc, stop);
        if (created is null || !await IsWithin(who, verb, kind, numbers, stop)) return Fail.NotFound;
        return new Found(numbers, created.Value);
    }

    /// <summary>A customer about whom something is to be kept: who was erased is past that.</summary>
    internal async Task<Outcome<Found>> Change(Actor who, long number, CancellationToken stop)
    {
        var found = await Find(who, Verb.Update, number, stop);
        return found.Failure is null && await IsErased(found.Value.Numbers, stop) ? Fail.Clash("customers.is-erased") : found;
    }

    /// <summary>Whether all numbers of a customer were erased.</summary>
    internal async Task<bool> IsErased(IReadOnlyList<long> numbers, CancellationToken stop) =>
        await db.CustomerErasures.CountAsync(e => numbers.Contains(e.CustomerId), stop) == numbers.Count;

    /// <summary>What the audit log calls a customer: by number, never by name.</summary>
    internal static Subject Subject(long number) =>
        new(Kind.Customer, number.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture), UnitPath.Root);

    /// <summary>What was found of two customers by any of their numbers.</summary>
    internal static IQueryable<CustomerMatch> Between(Db db, IReadOnlyCollection<long> one, IReadOnlyCollection<long> other) =>
        db.CustomerMatches.Where(m => (EF.Parameter(one).Contains(m.FirstId) && EF.Parameter(other).Contains(m.SecondId))
            || (EF.Parameter(other).Contains(m.FirstId) && EF.Parameter(one).Contains(m.SecondId)));

    /// <summary>Whether the actor sees this customer's contacts in the clear.</summary>
    internal Task<bool> InClear(Actor who, IReadOnlyCollection<long> numbers, CancellationToken stop) =>
        IsWithin(who, Verb.Read, Kind.PersonalData, numbers, stop);

    /// <summary>An identifier as it is shown: the company's own number to everybody who sees the customer.</summary>
    internal static string Shown(CustomerIdentifier identifier, bool isClear) => identifier.Kind switch
    {
        IdentifierKind.Number => identifier.Value,
        _ when isClear => identifier.Value,
        IdentifierKind.Phone => Masking.Phone(identifier.Value),
        IdentifierKind.Email => Masking.Email(identifier.Value),
        _ => Masking.Hidden,
    };

    private async Task<bool> IsWithin(Actor who, Verb verb, Kind kind, IReadOnlyCollection<long> numbers, CancellationToken stop) =>
        who.May(verb, kind, UnitPath.Root)
        || (who.May(verb, kind) && await encounters.AnyWithin(who, verb, kind, numbers, stop));
}
