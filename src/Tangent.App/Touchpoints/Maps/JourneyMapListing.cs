using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>What a list of maps is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the title.</param>
/// <param name="State">Where what is written stands.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
public sealed record JourneyMapFilter(string? Search = null, BlueprintState? State = null, Guid? UnitId = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{State}|{UnitId}";
}

/// <summary>How a list of maps is ordered: by title, or by the last change.</summary>
public readonly record struct JourneyMapOrder(bool ByTitle = false, bool IsDescending = false);

/// <summary>A map as people see it.</summary>
/// <param name="Map">The map.</param>
/// <param name="Unit">Whose it is.</param>
public sealed record JourneyMapRow(JourneyMap Map, UnitFact Unit)
{
    /// <summary>Identity.</summary>
    public Guid Id => Map.Id.Value;
}

/// <summary>The filtered maps as a query, and rows as people see them.</summary>
public sealed class JourneyMapListing(Db db, UnitFacts units)
{
    internal async Task<Outcome<IQueryable<JourneyMap>>> Where(JourneyMapFilter filter, CancellationToken stop)
    {
        IQueryable<JourneyMap> rows = db.JourneyMaps.AsNoTracking();
        if (filter.State is { } state) rows = rows.Where(m => m.State == state);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(m => below.Contains(m.UnitId));
        }
        rows = rows.Searching(filter.Search, m => m.Found);
        return Outcome<IQueryable<JourneyMap>>.Of(rows);
    }

    internal static RowOrder<JourneyMap> Ordered(JourneyMapOrder order) =>
        RowOrder<JourneyMap>.ByUniqueKey(order.ByTitle ? m => m.TitleKey : m => m.ChangedKey, order.IsDescending);

    internal async Task<Func<JourneyMap, JourneyMapRow>> Naming(IReadOnlyList<JourneyMap> maps, CancellationToken stop)
    {
        var owning = await units.Of([.. maps.Select(m => m.UnitId).Distinct()], stop);
        return map => new(map, owning[map.UnitId]);
    }
}
