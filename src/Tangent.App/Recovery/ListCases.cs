using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery;

/// <summary>A piece of the queue: what runs out first at its head; closed cases the latest first.</summary>
public sealed class ListCases(CaseRows rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(CaseFilter Filter, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<CaseRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Case) is { } refusal) return refusal;

        var found = await rows.Where(who, Verb.Read, request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, CaseRows.Ordered(request.Filter), $"cases|{request.Filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<CaseRow>(await rows.Show(who, piece.Value.Items, isRevealed: false, stop), piece.Value.Next, piece.Value.Previous);
    }
}
