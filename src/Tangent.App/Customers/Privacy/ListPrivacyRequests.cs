using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>A request in the list.</summary>
/// <param name="Request">The request.</param>
/// <param name="PercentOver">How much of its time is over.</param>
public sealed record PrivacyRow(PrivacyRequest Request, int PercentOver);

/// <summary>Requests by their clock: what is due first stands first.</summary>
public sealed class ListPrivacyRequests(Db db, CustomerWalk walk, TimeProvider clock)
{
    private static readonly RowOrder<PrivacyRequest> Order =
        RowOrder<PrivacyRequest>.ByTime(request => request.DueUtc, request => request.Id, isDescending: false);

    /// <summary>How far, what was asked; null: all.</summary>
    public sealed record Request(PrivacyState? State = null, PrivacyAsk? Ask = null, PieceRequest? Piece = null);

    /// <summary>Those of customers within reach.</summary>
    public async Task<Outcome<Piece<PrivacyRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.PrivacyRequest) is { } refusal) return refusal;

        var rows = db.PrivacyRequests.AsNoTracking();
        if (request.State is { } state) rows = rows.Where(one => one.State == state);
        if (request.Ask is { } ask) rows = rows.Where(one => one.Ask == ask);
        var now = clock.GetUtcNow().UtcDateTime;
        var piece = await walk.Piece(who, Kind.PrivacyRequest, rows, Order, $"privacy {request.State} {request.Ask}", request.Piece ?? new(),
            one => one.CustomerId, stop);
        return piece.Then(all => all.Turn(one => new PrivacyRow(one, one.PercentOver(now))));
    }
}
