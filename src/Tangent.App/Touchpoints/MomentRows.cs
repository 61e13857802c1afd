using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What a list of moments is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words that must all stand in a name.</param>
/// <param name="Testing">Code of the testing moment.</param>
/// <param name="TouchpointId">At this touchpoint.</param>
/// <param name="UnitId">At touchpoints of this unit and those below it.</param>
/// <param name="HasBackStageOwner">Those with a back-stage owner, or those without.</param>
/// <param name="IsRetired">Those that were put away, or those in use.</param>
public sealed record MomentFilter(string? Search = null, string? Testing = null, Guid? TouchpointId = null, Guid? UnitId = null,
    bool? HasBackStageOwner = null, bool? IsRetired = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{Testing}|{TouchpointId}|{UnitId}|{HasBackStageOwner}|{IsRetired}";
}

/// <summary>By what a list of moments is ordered.</summary>
public enum MomentSort
{
    /// <summary>By Chinese name, in the order of pinyin.</summary>
    NameZh,

    /// <summary>By English name.</summary>
    NameEn,
}

/// <summary>How a list of moments is ordered.</summary>
public readonly record struct MomentOrder(MomentSort By, bool IsDescending = false);

/// <summary>The touchpoint that something attaches to, as lists show it.</summary>
public sealed record TouchpointTag(Guid Id, string Code, string NameZh, string NameEn, Guid UnitId);

/// <summary>A moment in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="At">At which touchpoint.</param>
/// <param name="Unit">The unit that owns the touchpoint.</param>
/// <param name="Details">What is written about it.</param>
/// <param name="Testing">The kind of testing moment that it is, or null.</param>
/// <param name="Owner">Who answers for it in front, or null.</param>
/// <param name="BackStageOwner">Who answers for it behind, or null.</param>
/// <param name="RetiredUtc">When it was put away, or null.</param>
/// <param name="ChangedUtc">Last change.</param>
/// <param name="Version">For the next change.</param>
public sealed record MomentRow(Guid Id, TouchpointTag At, UnitFact Unit, MomentDetails Details, TestingKind? Testing, PersonFact? Owner,
    PersonFact? BackStageOwner, DateTime? RetiredUtc, DateTime ChangedUtc, int Version)
{
    /// <summary>The entries of one of the three lists.</summary>
    public IEnumerable<MomentItem> Of(MomentList list) => Details.Sheet.Items.Where(item => item.List == list);
}

/// <summary>The filtered moments as a query, and rows as people see them.</summary>
public sealed class MomentRows(Db db, UnitFacts units, PeopleFacts people)
{
    /// <summary>The moments that pass the filter. A unit that does not exist is an invalid filter.</summary>
    internal async Task<Outcome<IQueryable<Moment>>> Where(MomentFilter filter, CancellationToken stop)
    {
        IQueryable<Moment> rows = db.Moments;
        if (filter.Testing is { } testing) rows = rows.Where(m => m.Testing == testing);
        if (filter.TouchpointId is { } at)
        {
            var touchpoint = new TouchpointId(at);
            rows = rows.Where(m => m.TouchpointId == touchpoint);
        }
        if (filter.HasBackStageOwner is { } hasOwner) rows = rows.Where(m => m.BackStageOwnerId != null == hasOwner);
        if (filter.IsRetired is { } isRetired) rows = rows.Where(m => m.RetiredUtc != null == isRetired);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(m => db.Touchpoints.Any(t => t.Id == m.TouchpointId && below.Contains(t.UnitId)));
        }
        return Outcome<IQueryable<Moment>>.Of(rows.Searching(filter.Search, m => m.Found));
    }

    internal static Task<Outcome<Piece<Moment>>> Piece(
        IQueryable<Moment> rows, MomentOrder order, MomentFilter filter, PieceRequest piece, CancellationToken stop) =>
        Keyset.Piece(rows, Ordered(order), $"moments|{order}|{filter.Mark}", piece, stop);

    internal static RowOrder<Moment> Ordered(MomentOrder order) => RowOrder<Moment>.ByUniqueKey(KeyOf(order.By), order.IsDescending);

    private static Expression<Func<Moment, byte[]>> KeyOf(MomentSort sort) => sort switch
    {
        MomentSort.NameEn => m => m.NameEnKey,
        _ => m => m.NameZhKey,
    };

    /// <summary>How these moments are shown: a query each for touchpoints, units, kinds and people.</summary>
    internal async Task<Func<Moment, MomentRow>> Naming(Actor who, IReadOnlyCollection<Moment> moments, CancellationToken stop)
    {
        var at = await Tags(db, [.. moments.Select(m => m.TouchpointId).Distinct()], stop);
        var owning = await units.Of([.. at.Values.Select(t => t.UnitId).Distinct()], stop);
        var kinds = TestingKinds.All(await db.TestingKinds.ToListAsync(stop)).ToDictionary(kind => kind.Code);
        var names = await people.Names(who, [.. moments.SelectMany(m => new[] { m.OwnerId, m.BackStageOwnerId }).OfType<Guid>().Distinct()], stop);
        return m => new(m.Id.Value, at[m.TouchpointId], owning[at[m.TouchpointId].UnitId], m.Details,
            m.Testing is { } code ? kinds.GetValueOrDefault(code) : null, Person(m.OwnerId), Person(m.BackStageOwnerId),
            m.RetiredUtc, m.ChangedUtc, m.Version);

        PersonFact? Person(Guid? id) => id is { } person && names.TryGetValue(person, out var name) ? new(person, name) : null;
    }

    /// <summary>Touchpoints by id, as lists show them.</summary>
    internal static async Task<IReadOnlyDictionary<TouchpointId, TouchpointTag>> Tags(
        Db db, IReadOnlyCollection<TouchpointId> ids, CancellationToken stop) =>
        (await db.Touchpoints.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn, t.UnitId }).ToListAsync(stop))
            .ToDictionary(t => t.Id, t => new TouchpointTag(t.Id.Value, t.Code, t.NameZh, t.NameEn, t.UnitId));
}
