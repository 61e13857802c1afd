using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers;

/// <summary>Customers whom the actor sees, those who came last first; or those to whom an identifier leads.</summary>
/// <remarks>
/// Who sees some units only sees the customers who have an encounter there, which only a look at each can tell. So one piece
/// looks at no more than 1,000 customers: it may be short, or empty, and still have a next one.
/// </remarks>
public sealed class ListCustomers(Db db, CustomerReach reach, CustomerBriefs briefs, CustomerWalk walk)
{
    /// <summary>Which.</summary>
    /// <param name="Identifier">An identifier, whole and in any writing: member number, phone, openid, e-mail; or the number in the log.</param>
    /// <param name="Piece">Which piece of all, when nothing is sought.</param>
    public sealed record Request(string? Identifier = null, PieceRequest? Piece = null);

    /// <summary>The customers within reach; what an identifier leads to comes whole.</summary>
    public async Task<Outcome<Piece<CustomerBrief>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var wanted = request.Piece ?? new();
        var found = string.IsNullOrWhiteSpace(request.Identifier)
            ? await Walk(who, wanted, stop)
            : new Piece<long>(await Known(who, request.Identifier.Trim(), stop), null, null);
        if (found.Failure is { } failure) return failure;
        return new Piece<CustomerBrief>(await briefs.Of(who, found.Value.Items, stop), found.Value.Next, found.Value.Previous);
    }

    private async Task<IReadOnlyList<long>> Known(Actor who, string text, CancellationToken stop)
    {
        List<long> leadsTo = [];
        foreach (var kind in Enum.GetValues<IdentifierKind>())
        {
            if (IdentifierForm.Of(kind, text) is not { } value) continue;
            leadsTo.AddRange(await db.CustomerIdentifiers.Where(i => i.Kind == kind && i.Value == value).Select(i => i.CustomerId).ToListAsync(stop));
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)) leadsTo.Add(number);
        List<long> found = [];
        foreach (long one in leadsTo)
            if (await reach.Find(who, Verb.Read, one, stop) is { Failure: null } there && !found.Contains(there.Value.Number)) found.Add(there.Value.Number);
        return found;
    }

    private async Task<Outcome<Piece<long>>> Walk(Actor who, PieceRequest wanted, CancellationToken stop)
    {
        var standing = db.Customers.Where(c => !db.CustomerMerges.Any(m => m.FromId == c.Id && m.UndoneUtc == null));
        var piece = await walk.Piece(who, standing, LatestFirst.Instance, "customers", wanted, row => row.Id, stop);
        return piece.Then(all => all.Turn(row => row.Id));
    }

    /// <summary>Customers by their numbers, which rise as they come.</summary>
    private sealed class LatestFirst : IOrder<CustomerRow>
    {
        public static readonly LatestFirst Instance = new();

        public IQueryable<CustomerRow> Sorted(IQueryable<CustomerRow> rows, bool isBack = false) =>
            isBack ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);

        public byte[] PlaceOf(CustomerRow row)
        {
            var place = new byte[sizeof(long)];
            BinaryPrimitives.WriteInt64BigEndian(place, row.Id);
            return place;
        }

        public IQueryable<CustomerRow>? Beyond(IQueryable<CustomerRow> rows, byte[] place, bool isBack = false)
        {
            if (place.Length != sizeof(long)) return null;
            long seen = BinaryPrimitives.ReadInt64BigEndian(place);
            return isBack ? rows.Where(row => row.Id > seen) : rows.Where(row => row.Id < seen);
        }
    }
}
