using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>One plan with its touchpoints, and what the reader may do.</summary>
public sealed class ShowPlan(Db db, PlanRows rows)
{
    /// <summary>What to show.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The plan as this reader sees it.</summary>
    public sealed record Shown(PlanRow Row, IReadOnlyList<FindTouchpoints.Found> Scope, bool MayEdit, bool MayDecide);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Plan) is { } refusal) return refusal;

        var id = new PlanId(request.Id);
        if (await db.ManagementPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop) is not { } plan) return Fail.NotFound;

        var row = (await rows.Naming(who, [plan], stop))(plan);
        var ids = plan.Details.Scope.Select(one => new TouchpointId(one)).ToList();
        var scope = await db.Touchpoints.AsNoTracking().Where(t => ids.Contains(t.Id)).OrderBy(t => t.CodeKey)
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop);
        return new Shown(row, [.. scope.Select(t => new FindTouchpoints.Found(t.Id.Value, t.Code, t.NameZh, t.NameEn))],
            plan.State != PlanState.Closed && who.May(Verb.Update, Kind.Plan, row.Unit.Path),
            who.May(Verb.Act, Kind.Plan, row.Unit.Path));
    }
}
