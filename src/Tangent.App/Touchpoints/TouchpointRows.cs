using System.Linq.Expressions;
using Tangent.App.Access.Published;
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
/// <param name="ValidFromUtc">First moment at which it is in use.</param>
/// <param name="RetiredUtc">When it was retired, or null while it is in use.</param>
/// <param name="RetiredReason">Why it was retired.</param>
/// <param name="ChangedUtc">Last change.</param>
/// <param name="Version">For the next change.</param>
public sealed record TouchpointRow(Guid Id, TouchpointDetails Details, UnitFact Unit, PersonFact? Owner, DateTime ValidFromUtc,
    DateTime? RetiredUtc, string? RetiredReason, DateTime ChangedUtc, int Version)
{
    /// <summary>Whether it is in use.</summary>
    public TouchpointStatus Status => RetiredUtc is null ? TouchpointStatus.Active : TouchpointStatus.Retired;
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
        if (filter.Status is { } status) rows = rows.Where(t => t.RetiredUtc != null == (status == TouchpointStatus.Retired));
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top))
                return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(t => below.Contains(t.UnitId));
        }
        foreach (var word in SearchText.Words(filter.Search)) rows = rows.Where(t => t.Found.Contains(word));
        return Outcome<IQueryable<Touchpoint>>.Of(rows);
    }

    /// <summary>The stored column by which the list is ordered.</summary>
    internal static Expression<Func<Touchpoint, byte[]>> KeyOf(TouchpointSort sort) => sort switch
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
            t.ValidFromUtc, t.RetiredUtc, t.RetiredReason, t.ChangedUtc, t.Version);
}
