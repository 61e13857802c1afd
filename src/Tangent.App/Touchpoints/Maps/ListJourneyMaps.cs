using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>A piece of the maps: searched, narrowed, ordered.</summary>
public sealed class ListJourneyMaps(JourneyMapListing rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(JourneyMapFilter Filter, JourneyMapOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<JourneyMapRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.JourneyMap) is { } refusal) return refusal;

        var found = await rows.Where(request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, JourneyMapListing.Ordered(request.Order),
            $"journey-maps|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(await rows.Naming(piece.Value.Items, stop));
    }
}
