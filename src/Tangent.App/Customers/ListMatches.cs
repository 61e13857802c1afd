using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Customers who may be one, because encounters named both: the latest found first. For who sees the whole company.</summary>
public sealed class ListMatches(Db db, CustomerBriefs briefs, CustomerMerges merges)
{
    /// <summary>Which.</summary>
    public sealed record Request(MatchState State = MatchState.Open, PieceRequest? Piece = null);

    /// <summary>Two customers.</summary>
    /// <param name="First">The smaller number.</param>
    /// <param name="Second">The larger number.</param>
    /// <param name="Kind">What they share.</param>
    /// <param name="FoundUtc">When it was seen first.</param>
    /// <param name="State">What was decided.</param>
    /// <param name="Merge">The merge that stands between just these two, by which it is undone; else null.</param>
    /// <param name="Customers">Both, the first first; of a pair that is open those who stand for them.</param>
    public sealed record Row(long First, long Second, IdentifierKind Kind, DateTime FoundUtc, MatchState State, Guid? Merge,
        Items<CustomerBrief> Customers);

    /// <summary>One piece of them.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Customer) is { } refusal) return refusal;
        if (!who.May(Verb.Act, Kind.Customer, UnitPath.Root)) return new Piece<Row>([], null, null);

        var found = await Keyset.Piece(db.CustomerMatches.Where(m => m.State == request.State), LatestFound.Instance,
            $"matches|{request.State}", request.Piece ?? new(), stop);
        if (found.Failure is { } failure) return failure;
        List<long> numbers = [.. found.Value.Items.SelectMany(m => new[] { m.FirstId, m.SecondId }).Distinct()];
        var standing = await db.CustomerMerges.Where(m => m.UndoneUtc == null && EF.Parameter(numbers).Contains(m.FromId))
            .ToDictionaryAsync(m => (m.FromId, m.IntoId), m => m.Id, stop);
        var stands = request.State == MatchState.Open ? await merges.StandFor(numbers, stop) : numbers.ToDictionary(number => number);
        var shown = (await briefs.Of(who, [.. stands.Values.Distinct()], stop)).ToDictionary(brief => brief.Number);
        return found.Value.Turn(m => new Row(m.FirstId, m.SecondId, m.Kind, m.FoundUtc, m.State,
            standing.TryGetValue((m.FirstId, m.SecondId), out var merge) || standing.TryGetValue((m.SecondId, m.FirstId), out merge) ? merge : null,
            [shown[stands[m.FirstId]], shown[stands[m.SecondId]]]));
    }

    /// <summary>Matches by when they were found, the latest first; those of one moment by their numbers.</summary>
    private sealed class LatestFound : IOrder<CustomerMatch>
    {
        public static readonly LatestFound Instance = new();

        public IQueryable<CustomerMatch> Sorted(IQueryable<CustomerMatch> rows, bool isBack = false) => isBack
            ? rows.OrderBy(m => m.FoundUtc).ThenBy(m => m.FirstId).ThenBy(m => m.SecondId)
            : rows.OrderByDescending(m => m.FoundUtc).ThenByDescending(m => m.FirstId).ThenByDescending(m => m.SecondId);

        public byte[] PlaceOf(CustomerMatch row)
        {
            var place = new byte[3 * sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(place, row.FoundUtc.Ticks);
            BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), row.FirstId);
            BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(16), row.SecondId);
            return place;
        }

        public IQueryable<CustomerMatch>? Beyond(IQueryable<CustomerMatch> rows, byte[] place, bool isBack = false)
        {
            if (place.Length != 3 * sizeof(long)) return null;
            long ticks = BinaryPrimitives.ReadInt64BigEndian(place), first = BinaryPrimitives.ReadInt64BigEndian(place.AsSpan(8)),
                second = BinaryPrimitives.ReadInt64BigEndian(place.AsSpan(16));
            if (ticks < 0 || ticks > DateTime.MaxValue.Ticks) return null;
            var at = new DateTime(ticks, DateTimeKind.Utc);
            return isBack
                ? rows.Where(m => m.FoundUtc > at || (m.FoundUtc == at && (m.FirstId > first || (m.FirstId == first && m.SecondId > second))))
                : rows.Where(m => m.FoundUtc < at || (m.FoundUtc == at && (m.FirstId < first || (m.FirstId == first && m.SecondId < second))));
        }
    }
}
