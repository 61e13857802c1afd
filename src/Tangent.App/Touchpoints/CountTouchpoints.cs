using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>How many touchpoints there are per channel, stage and status: the figures at the head of the list.</summary>
public sealed class CountTouchpoints(TouchpointRows register)
{
    /// <summary>What to count.</summary>
    public sealed record Request(TouchpointFilter? Filter = null);

    /// <summary>One cell of the count.</summary>
    public sealed record Cell(ContactChannel Channel, JourneyStage Stage, TouchpointStatus Status, int Count);

    /// <summary>The cells that are not empty.</summary>
    public sealed record Counts(IReadOnlyList<Cell> Cells)
    {
        /// <summary>All of them.</summary>
        public int Total => Cells.Sum(cell => cell.Count);

        /// <summary>Those of one status.</summary>
        public int Of(TouchpointStatus status) => Cells.Where(cell => cell.Status == status).Sum(cell => cell.Count);

        /// <summary>Those in use in one stage.</summary>
        public int Of(JourneyStage stage) =>
            Cells.Where(cell => cell.Stage == stage && cell.Status == TouchpointStatus.Active).Sum(cell => cell.Count);

        /// <summary>How many channels have a touchpoint in use.</summary>
        public int Channels => Cells.Where(cell => cell.Status == TouchpointStatus.Active).Select(cell => cell.Channel).Distinct().Count();
    }

    /// <summary>Counts them in one query.</summary>
    public async Task<Outcome<Counts>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Touchpoint) is { } refusal) return refusal;

        var rows = await register.Where(request.Filter ?? new(), stop);
        if (rows.Failure is { } wrong) return wrong;
        var cells = await rows.Value.GroupBy(t => new { t.Channel, t.Stage, t.Status })
            .Select(g => new { g.Key.Channel, g.Key.Stage, g.Key.Status, Count = g.Count() }).ToListAsync(stop);
        return new Counts([.. cells.Select(c => new Cell(c.Channel, c.Stage, c.Status, c.Count))]);
    }
}
