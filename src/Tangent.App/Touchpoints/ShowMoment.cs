using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>One moment, and whether the reader may change it.</summary>
public sealed class ShowMoment(Db db, MomentRows moments)
{
    /// <summary>Which moment.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The moment as this reader sees it.</summary>
    /// <param name="Row">What is written about it.</param>
    /// <param name="MayEdit">Whether the reader may change it.</param>
    public sealed record Shown(MomentRow Row, bool MayEdit);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Moment) is { } refusal) return refusal;

        var id = new MomentId(request.Id);
        if (await db.Moments.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } moment) return Fail.NotFound;
        var row = (await moments.Naming(who, [moment], stop))(moment);
        return new Shown(row, who.May(Verb.Update, Kind.Moment, row.Unit.Path));
    }
}
