using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Blueprints;

/// <summary>What a list of blueprints is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the title.</param>
/// <param name="State">Where what is written stands.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
public sealed record BlueprintFilter(string? Search = null, BlueprintState? State = null, Guid? UnitId = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{State}|{UnitId}";
}

/// <summary>How a list of blueprints is ordered: by title, or by the last change.</summary>
public readonly record struct BlueprintOrder(bool ByTitle = false, bool IsDescending = false);

/// <summary>A blueprint as people see it.</summary>
/// <param name="Blueprint">The blueprint.</param>
/// <param name="Unit">Whose it is.</param>
public sealed record BlueprintRow(Blueprint Blueprint, UnitFact Unit)
{
    /// <summary>Identity.</summary>
    public Guid Id => Blueprint.Id.Value;
}

/// <summary>The filtered blueprints as a query, and rows as people see them.</summary>
public sealed class BlueprintListing(Db db, UnitFacts units)
{
    internal async Task<Outcome<IQueryable<Blueprint>>> Where(BlueprintFilter filter, CancellationToken stop)
    {
        IQueryable<Blueprint> rows = db.Blueprints.AsNoTracking();
        if (filter.State is { } state) rows = rows.Where(b => b.State == state);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(b => below.Contains(b.UnitId));
        }
        rows = rows.Searching(filter.Search, b => b.Found);
        return Outcome<IQueryable<Blueprint>>.Of(rows);
    }

    internal static RowOrder<Blueprint> Ordered(BlueprintOrder order) =>
        RowOrder<Blueprint>.ByUniqueKey(order.ByTitle ? b => b.TitleKey : b => b.ChangedKey, order.IsDescending);

    internal async Task<Func<Blueprint, BlueprintRow>> Naming(IReadOnlyList<Blueprint> blueprints, CancellationToken stop)
    {
        var owning = await units.Of([.. blueprints.Select(b => b.UnitId).Distinct()], stop);
        return blueprint => new(blueprint, owning[blueprint.UnitId]);
    }
}
