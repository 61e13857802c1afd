using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>How the devices of a touchpoint, or all that pass a filter, served together.</summary>
public sealed class MeasureDevices(DeviceRows devices, DeviceFigures figures)
{
    // More devices than any organisation has at one touchpoint; keeps one question from loading everything.
    private const int MostDevices = 20_000;

    /// <summary>Which devices, over how many days up to now: 1 to 366, 90 when null.</summary>
    public sealed record Request(DeviceFilter Filter, int? Days = null);

    /// <summary>The figure; devices that were taken away count for the time that they stood.</summary>
    public async Task<Outcome<DeviceFigure>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Device) is { } refusal) return refusal;

        int days = request.Days ?? DeviceFigures.UsualDays;
        if (days is < 1 or > DeviceFigures.MostDays) return Fail.Wrong("days", "list.limit", 1, DeviceFigures.MostDays);
        var rows = await devices.Where(request.Filter, stop);
        if (rows.Failure is { } wrong) return wrong;
        var found = await rows.Value.OrderBy(d => d.CodeKey).Take(MostDevices).ToListAsync(stop);
        return await figures.Together(found, days, stop);
    }
}
