using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Observed;

/// <summary>A piece of what observers saw, the latest first.</summary>
public sealed class ListObservations(ObservationRows rows)
{
    /// <summary>Narrowed to what, and which piece.</summary>
    public sealed record Request(ObservationFilter Filter, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<ObservationRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Observation) is { } refusal) return refusal;

        var piece = await Keyset.Piece(await rows.Where(who, Verb.Read, request.Filter, stop), ObservationRows.Order, $"observed|{request.Filter}",
            request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<ObservationRow>(await rows.Show(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }
}
