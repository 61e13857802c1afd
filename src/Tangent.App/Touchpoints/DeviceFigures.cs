using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Devices;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>How devices served in a period.</summary>
/// <param name="FromUtc">Begin of the period.</param>
/// <param name="ToUtc">Its end: now.</param>
/// <param name="Devices">How many devices stood for some time of it.</param>
/// <param name="Availability">Share of the time in which they could serve.</param>
/// <param name="HoursToRepair">Mean hours from the begin of a fault to its end, over faults that ended in the period.</param>
/// <param name="Open">Events that last.</param>
public sealed record DeviceFigure(DateTime FromUtc, DateTime ToUtc, int Devices, Answer Availability, Answer HoursToRepair, int Open);

/// <summary>Loads what happened to devices and has the numbers made of it.</summary>
public sealed class DeviceFigures(Db db, TimeProvider clock)
{
    /// <summary>Days that are looked back on when nobody says.</summary>
    public const int UsualDays = 90;

    /// <summary>Most days.</summary>
    public const int MostDays = 366;

    /// <summary>One number for all of these devices together.</summary>
    internal async Task<DeviceFigure> Together(IReadOnlyList<Device> devices, int days, CancellationToken stop)
    {
        var (from, to) = Period(days);
        var events = await Events(devices, from, stop);
        return Of(devices, events.ToLookup(e => e.DeviceId), from, to);
    }

    /// <summary>A number for each of these devices.</summary>
    internal async Task<IReadOnlyDictionary<DeviceId, DeviceFigure>> Each(IReadOnlyList<Device> devices, int days, CancellationToken stop)
    {
        var (from, to) = Period(days);
        var events = (await Events(devices, from, stop)).ToLookup(e => e.DeviceId);
        return devices.ToDictionary(device => device.Id, device => Of([device], events, from, to));
    }

    private (DateTime From, DateTime To) Period(int days)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now.AddDays(-days), now);
    }

    private Task<List<DeviceEvent>> Events(IReadOnlyList<Device> devices, DateTime from, CancellationToken stop)
    {
        var ids = devices.Select(device => device.Id).ToList();
        return db.DeviceEvents.Where(e => ids.Contains(e.DeviceId) && (e.ToUtc == null || e.ToUtc > from)).ToListAsync(stop);
    }

    private static DeviceFigure Of(IReadOnlyList<Device> devices, ILookup<DeviceId, DeviceEvent> events, DateTime from, DateTime to)
    {
        var watches = devices.Select(device => new DeviceWatch(
                device.InstalledUtc > from ? device.InstalledUtc : from,
                device.RetiredUtc is { } retired && retired < to ? retired : to,
                [.. events[device.Id].Select(e => new Downtime(e.FromUtc, e.ToUtc ?? to))]))
            .Where(watch => watch.ToUtc > watch.FromUtc).ToList();
        var all = devices.SelectMany(device => events[device.Id]).ToList();
        double[] repairs = [.. all.Where(e => e.Kind == DeviceEventKind.Fault && e.ToUtc <= to)
            .Select(e => (e.ToUtc!.Value - e.FromUtc).TotalHours)];
        return new(from, to, watches.Count, Availability.Of(watches), TimeToRepair.Mean(repairs), all.Count(e => e.ToUtc is null));
    }
}
