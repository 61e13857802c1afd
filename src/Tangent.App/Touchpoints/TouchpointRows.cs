using System.Linq.Expressions;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>A touchpoint in a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Details">Code, names and classification.</param>
/// <param name="Unit">The unit that owns it.</param>
/// <param name="Owner">The person who answers for it, masked where the reader must not see the name; or null.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="State">The same with what belongs to it.</param>
/// <param name="ValidFromUtc">First moment at which it was in use, or null while it never was.</param>
/// <param name="KeySinceUtc">Since when it is a key touchpoint, or null.</param>
/// <param name="ChangedUtc">Last change.</param>
/// <param name="Version">For the next change.</param>
public sealed record TouchpointRow(Guid Id, TouchpointDetails Details, UnitFact Unit, PersonFact? Owner, TouchpointStatus Status,
    TouchpointState State, DateTime? ValidFromUtc, DateTime? KeySinceUtc, DateTime ChangedUtc, int Version)
{
    /// <summary>When it was retired, or null.</summary>
    public DateTime? RetiredUtc => (State as TouchpointState.Retired)?.AtUtc;

    /// <summary>Why a reviewer sent the draft back, or null.</summary>
    public string? ReviewNote => (State as TouchpointState.Draft)?.Note;

    /// <summary>Why it was retired, or null.</summary>
    public string? RetiredReason => (State as TouchpointState.Retired)?.Reason;
}

/// <summary>The filtered register as a query, and rows as people see them.</summary>
public sealed class TouchpointRows(Db db, UnitFacts units, PeopleFacts people)
{
    /// <summary>The touchpoints that pass the filter. A unit that does not exist is an invalid filter.</summary>
    internal async Task<Outcome<IQueryable<Touchpoint>>> Where(TouchpointFilter filter, CancellationToken stop)
    {
        IQueryable<Touchpoint> rows = db.Touchpoints;
        if (filter.Channel is { } channel) rows = rows.Where(t => t.Channel == channel);
        if (filter.Stage is { } stage) rows = rows.Where(t => t.Stage == stage);
        if (filter.Status is { } status) rows = rows.Where(t => t.Status == status);
        if (filter.IsWithoutRetired) rows = rows.Where(t => t.Status != TouchpointStatus.Retired);
        if (filter.Distance is { } distance) rows = rows.Where(t => t.Distance == distance);
        if (filter.Kinds is { } kinds) rows = rows.Where(t => ((int)t.Kinds & (int)kinds) == (int)kinds);
        if (filter.IsKey is { } isKey) rows = rows.Where(t => t.KeySinceUtc != null == isKey);
        if (filter.OwnerId is { } owner) rows = rows.Where(t => t.OwnerId == owner);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top))
                return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(t => below.Contains(t.UnitId));
        }
        return Outcome<IQueryable<Touchpoint>>.Of(rows.Searching(filter.Search, t => t.Found));
    }

    /// <summary>The order of a list.</summary>
    internal static RowOrder<Touchpoint> Ordered(TouchpointOrder order) =>
        RowOrder<Touchpoint>.ByUniqueKey(KeyOf(order.By), order.IsDescending);

    private static Expression<Func<Touchpoint, byte[]>> KeyOf(TouchpointSort sort) => sort switch
    {
        TouchpointSort.NameZh => t => t.NameZhKey,
        TouchpointSort.NameEn => t => t.NameEnKey,
        TouchpointSort.Changed => t => t.ChangedKey,
        _ => t => t.CodeKey,
    };

    /// <summary>The rows with units and owners: two queries, however many rows.</summary>
    internal async Task<Func<Touchpoint, TouchpointRow>> Naming(
        Actor who, IReadOnlyList<Touchpoint> touchpoints, CancellationToken stop)
    {
        var owning = await units.Of([.. touchpoints.Select(t => t.UnitId).Distinct()], stop);
        var owners = await people.Names(who, [.. touchpoints.Select(t => t.OwnerId).OfType<Guid>().Distinct()], stop);
        return touchpoint => Row(touchpoint, owning, owners);
    }

    internal static TouchpointRow Row(
        Touchpoint t, IReadOnlyDictionary<Guid, UnitFact> units, IReadOnlyDictionary<Guid, string> owners) =>
        new(t.Id.Value, t.Details, units[t.UnitId],
            t.OwnerId is { } owner && owners.TryGetValue(owner, out var name) ? new PersonFact(owner, name) : null,
            t.Status, t.State, t.ValidFromUtc, t.KeySinceUtc, t.ChangedUtc, t.Version);
}
