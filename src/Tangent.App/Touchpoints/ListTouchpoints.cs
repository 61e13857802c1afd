using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>A piece of the register: searched, narrowed, ordered. The register is read by everybody who may read it at all.</summary>
public sealed class ListTouchpoints(TouchpointRows register)
{
    /// <summary>What to list.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(TouchpointFilter Filter, TouchpointOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<TouchpointRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var rows = await register.Where(request.Filter, stop);
        if (rows.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(rows.Value, TouchpointRows.Ordered(request.Order),
            $"touchpoints|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;

        return piece.Value.Turn(await register.Naming(who, piece.Value.Items, stop));
    }
}
