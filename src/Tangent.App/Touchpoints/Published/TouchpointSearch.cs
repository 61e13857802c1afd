using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>Makes what searches look through again, when a new program makes it otherwise than the stored rows have it.</summary>
public sealed class TouchpointSearch(Db db)
{
    private const int RowsAtOnce = 500;

    /// <summary>Writes it for every list of this module. Broken off and begun again it comes to the same.</summary>
    public async Task Refresh(CancellationToken stop)
    {
        await Refresh(db.Touchpoints, row => one => one.Id == row.Id, one => one.Found, stop);
        await Refresh(db.Moments, row => one => one.Id == row.Id, one => one.Found, stop);
        await Refresh(db.Devices, row => one => one.Id == row.Id, one => one.Found, stop);
        await Refresh(db.InformationItems, row => one => one.Id == row.Id, one => one.Found, stop);
        await Refresh(db.ManagementPlans, row => one => one.Id == row.Id, one => one.Found, stop);
    }

    private async Task Refresh<T>(
        IQueryable<T> all, Func<T, Expression<Func<T, bool>>> same, Expression<Func<T, string>> found, CancellationToken stop)
    {
        var of = found.Compile();
        foreach (var part in (await all.ToListAsync(stop)).Chunk(RowsAtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            foreach (var row in part) await all.Where(same(row)).ExecuteUpdateAsync(set => set.SetProperty(found, of(row)), stop);
            await transaction.CommitAsync(stop);
        }
    }
}
