using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers;

/// <summary>Customers who may be one, because encounters named both: the latest found first. For who sees the whole company.</summary>
public sealed class ListMatches(Db db)
{
    private const int Most = 200;

    /// <summary>Which.</summary>
    public sealed record Request(MatchState State = MatchState.Open);

    /// <summary>Two customers.</summary>
    /// <param name="First">The smaller number.</param>
    /// <param name="Second">The larger number.</param>
    /// <param name="Kind">What they share.</param>
    /// <param name="FoundUtc">When it was seen first.</param>
    /// <param name="State">What was decided.</param>
    public sealed record Row(long First, long Second, IdentifierKind Kind, DateTime FoundUtc, MatchState State);

    /// <summary>At most 200: deciding makes room.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Customer) is { } refusal) return refusal;
        if (!who.May(Verb.Act, Kind.Customer, UnitPath.Root)) return Outcome<IReadOnlyList<Row>>.Of([]);

        return Outcome<IReadOnlyList<Row>>.Of(await db.CustomerMatches.Where(m => m.State == request.State)
            .OrderByDescending(m => m.FoundUtc).ThenByDescending(m => m.FirstId).ThenByDescending(m => m.SecondId).Take(Most)
            .Select(m => new Row(m.FirstId, m.SecondId, m.Kind, m.FoundUtc, m.State)).ToListAsync(stop));
    }
}
