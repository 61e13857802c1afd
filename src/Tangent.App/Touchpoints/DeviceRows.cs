using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What a list of devices is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words that must all stand in code or name.</param>
/// <param name="Kind">What they are.</param>
/// <param name="TouchpointId">Serving at this touchpoint.</param>
/// <param name="UnitId">Kept by this unit or one below it.</param>
/// <param name="IsDown">Those that cannot serve now, or those that can.</param>
/// <param name="IsRetired">Those that were taken away, or those that stand.</param>
public sealed record DeviceFilter(string? Search = null, DeviceKind? Kind = null, Guid? TouchpointId = null, Guid? UnitId = null,
    bool? IsDown = null, bool? IsRetired = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{Kind}|{TouchpointId}|{UnitId}|{IsDown}|{IsRetired}";
}

/// <summary>A device in a list.</summary>
/// <param name="Device">Its record.</param>
/// <param name="At">The touchpoint at which it serves.</param>
/// <param name="Unit">The unit that keeps it.</param>
/// <param name="Figure">How it served in the last days.</param>
public sealed record DeviceRow(Device Device, TouchpointTag At, UnitFact Unit, DeviceFigure Figure);

/// <summary>The filtered devices as a query, and rows as people see them.</summary>
public sealed class DeviceRows(Db db, UnitFacts units, DeviceFigures figures)
{
    internal async Task<Outcome<IQueryable<Device>>> Where(DeviceFilter filter, CancellationToken stop)
    {
        IQueryable<Device> rows = db.Devices;
        if (filter.Kind is { } kind) rows = rows.Where(d => d.Kind == kind);
        if (filter.TouchpointId is { } at)
        {
            var touchpoint = new TouchpointId(at);
            rows = rows.Where(d => d.TouchpointId == touchpoint);
        }
        if (filter.IsDown is { } isDown) rows = rows.Where(d => db.DeviceEvents.Any(e => e.DeviceId == d.Id && e.ToUtc == null) == isDown);
        if (filter.IsRetired is { } isRetired) rows = rows.Where(d => d.RetiredUtc != null == isRetired);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(d => below.Contains(d.UnitId));
        }
        rows = rows.Searching(filter.Search, d => d.Found);
        return Outcome<IQueryable<Device>>.Of(rows);
    }

    internal static readonly RowOrder<Device> ByCode = RowOrder<Device>.ByUniqueKey(d => d.CodeKey, isDescending: false);

    internal static Task<Outcome<Piece<Device>>> Piece(
        IQueryable<Device> rows, DeviceFilter filter, PieceRequest piece, CancellationToken stop) =>
        Keyset.Piece(rows, ByCode, $"devices|{filter.Mark}", piece, stop);

    /// <summary>How these devices are shown: a query each for touchpoints, units and events.</summary>
    internal async Task<Func<Device, DeviceRow>> Naming(IReadOnlyList<Device> devices, CancellationToken stop)
    {
        var at = await MomentRows.Tags(db, [.. devices.Select(d => d.TouchpointId).Distinct()], stop);
        var keeping = await units.Of([.. devices.Select(d => d.UnitId).Distinct()], stop);
        var served = await figures.Each(devices, DeviceFigures.UsualDays, stop);
        return device => new(device, at[device.TouchpointId], keeping[device.UnitId], served[device.Id]);
    }
}
