using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Information;

/// <summary>What a list of information is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in code or titles.</param>
/// <param name="State">Draft and approved look at what waits, published at what is live.</param>
/// <param name="Touchpoint">Where it stands.</param>
/// <param name="Channel">In which channel it stands.</param>
/// <param name="Medium">By what means.</param>
/// <param name="Language">In which language it is written.</param>
/// <param name="IsExpiring">Only what is live and ends within 30 days.</param>
public sealed record InformationFilter(string? Search = null, InformationState? State = null, Guid? Touchpoint = null,
    ContactChannel? Channel = null, InformationMedium? Medium = null, TextLanguage? Language = null, bool IsExpiring = false)
{
    /// <summary>How soon an end counts as near, in days.</summary>
    public const int NearDays = 30;

    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{State}|{Touchpoint}|{Channel}|{Medium}|{Language}|{IsExpiring}";
}

/// <summary>How a list of information is ordered.</summary>
/// <param name="ByChange">By the last change; otherwise by code.</param>
/// <param name="IsDescending">Turned round.</param>
public readonly record struct InformationOrder(bool ByChange = false, bool IsDescending = false);

/// <summary>An information item in a list.</summary>
public sealed record InformationRow(Guid Id, string Code, UnitFact Unit, InformationState State, InformationState? NextState,
    InformationContent? Live, InformationContent? Waiting, DateTime? LiveFromUtc, DateTime? LiveUntilUtc, string? RetiredReason,
    DateTime ChangedUtc, int Version)
{
    /// <summary>What is live, or what waits while nothing is.</summary>
    public InformationContent Shown => Live ?? Waiting!;

    /// <summary>Whether the published text has not begun yet.</summary>
    public bool IsEarly(DateTime nowUtc) => LiveFromUtc > nowUtc;

    /// <summary>Whether its last day has passed.</summary>
    public bool IsOver(DateTime nowUtc) => LiveUntilUtc <= nowUtc;
}

/// <summary>The filtered items as a query, and rows as people see them.</summary>
public sealed class InformationRows(Db db, UnitFacts units, TimeProvider clock)
{
    internal IQueryable<InformationItem> Where(InformationFilter filter)
    {
        IQueryable<InformationItem> rows = db.InformationItems.AsNoTracking();
        rows = filter.State switch
        {
            InformationState.Draft => rows.Where(i => i.NextState == InformationState.Draft && i.State != InformationState.Retired),
            InformationState.Approved => rows.Where(i => i.NextState == InformationState.Approved),
            { } state => rows.Where(i => i.State == state),
            null => rows,
        };
        if (filter.Language is { } language) rows = rows.Where(i => ((int)i.Languages & (int)language) == (int)language);
        if (filter.Touchpoint is not null || filter.Channel is not null || filter.Medium is not null)
        {
            var places = Places(filter);
            rows = rows.Where(i => places.Contains(i.Id));
        }
        if (filter.IsExpiring)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var near = now.AddDays(InformationFilter.NearDays);
            rows = rows.Where(i => i.LiveUntilUtc > now && i.LiveUntilUtc <= near);
        }
        rows = rows.Searching(filter.Search, i => i.Found);
        return rows;
    }

    private IQueryable<InformationId> Places(InformationFilter filter)
    {
        var places = db.InformationPlacements.AsQueryable();
        if (filter.Touchpoint is { } id)
        {
            var touchpoint = new TouchpointId(id);
            places = places.Where(p => p.TouchpointId == touchpoint);
        }
        if (filter.Channel is { } channel) places = places.Where(p => p.Channel == channel);
        if (filter.Medium is { } medium) places = places.Where(p => p.Medium == medium);
        return places.Select(p => p.ItemId);
    }

    internal static RowOrder<InformationItem> Ordered(InformationOrder order) =>
        RowOrder<InformationItem>.ByUniqueKey(order.ByChange ? i => i.ChangedKey : i => i.CodeKey, order.IsDescending);

    internal async Task<Func<InformationItem, InformationRow>> Naming(IReadOnlyList<InformationItem> items, CancellationToken stop)
    {
        var owning = await units.Of([.. items.Select(i => i.UnitId).Distinct()], stop);
        return item => Row(item, owning[item.UnitId]);
    }

    internal static InformationRow Row(InformationItem i, UnitFact unit) => new(i.Id.Value, i.Code, unit, i.State, i.NextState, i.Live,
        i.Waiting, i.LiveFromUtc, i.LiveUntilUtc, i.RetiredReason, i.ChangedUtc, i.Version);
}
