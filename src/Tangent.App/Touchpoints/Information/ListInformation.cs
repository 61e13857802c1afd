using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>A piece of the published information: searched, narrowed, ordered.</summary>
public sealed class ListInformation(InformationRows rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(InformationFilter Filter, InformationOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<InformationRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Information) is { } refusal) return refusal;

        var piece = await Keyset.Piece(rows.Where(request.Filter), InformationRows.Ordered(request.Order),
            $"information|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(await rows.Naming(piece.Value.Items, stop));
    }
}
