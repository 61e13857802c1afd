using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What teams wrote down about the moments of one touchpoint, in their three lists.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Moments">Moments there that are in use.</param>
/// <param name="Items">Entries of all of them.</param>
public sealed record TeamNotes(Guid Touchpoint, int Moments, IReadOnlyList<MomentItem> Items)
{
    /// <summary>Entries of one list.</summary>
    public IEnumerable<string> Of(MomentList list) => Items.Where(item => item.List == list).Select(item => item.Text);
}

/// <summary>The teams' lists about moments, for who sets them beside what customers say. They are read by everybody who reads the register.</summary>
public sealed class MomentLists(Db db)
{
    /// <summary>The notes of every touchpoint that has a moment in use.</summary>
    public async Task<IReadOnlyDictionary<Guid, TeamNotes>> All(CancellationToken stop)
    {
        var moments = await db.Moments.Where(moment => moment.RetiredUtc == null).ToListAsync(stop);
        return moments.GroupBy(moment => moment.TouchpointId.Value).ToDictionary(group => group.Key,
            group => new TeamNotes(group.Key, group.Count(), [.. group.OrderBy(moment => moment.Id.Value).SelectMany(moment => moment.Sheet.Items)]));
    }
}
