using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>A piece of the plans: searched, narrowed, ordered.</summary>
public sealed class ListPlans(PlanRows rows)
{
    /// <summary>What to list.</summary>
    public sealed record Request(PlanFilter Filter, PlanOrder Order = default, PieceRequest? Piece = null);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<PlanRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Plan) is { } refusal) return refusal;

        var found = await rows.Where(request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, PlanRows.Ordered(request.Order),
            $"plans|{request.Order}|{request.Filter.Mark}", request.Piece ?? new(), stop);
        return piece.Failure is { } failure ? failure : piece.Value.Turn(await rows.Naming(who, piece.Value.Items, stop));
    }
}
