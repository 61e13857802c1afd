using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>A piece of the list of all moments: searched, narrowed, ordered. Read by everybody who reads the register.</summary>
public sealed class ListMoments(MomentRows moments)
{
    /// <summary>What to list.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(MomentFilter Filter, MomentOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<MomentRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Moment) is { } refusal) return refusal;

        var rows = await moments.Where(request.Filter, stop);
        if (rows.Failure is { } wrong) return wrong;
        var piece = await MomentRows.Piece(rows.Value, request.Order, request.Filter, request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return piece.Value.Turn(await moments.Naming(who, piece.Value.Items, stop));
    }
}
