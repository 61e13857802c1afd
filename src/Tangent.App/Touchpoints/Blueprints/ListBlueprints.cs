using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>A piece of the blueprints: searched, narrowed, ordered.</summary>
public sealed class ListBlueprints(BlueprintListing rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(BlueprintFilter Filter, BlueprintOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<BlueprintRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Blueprint) is { } refusal) return refusal;

        var found = await rows.Where(request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, BlueprintListing.Ordered(request.Order),
            $"blueprints|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(await rows.Naming(piece.Value.Items, stop));
    }
}
