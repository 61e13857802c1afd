using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>One device with what happened to it, and what the reader may do.</summary>
public sealed class ShowDevice(Db db, DeviceRows devices)
{
    // Older events still count in the numbers; the page shows the last ones.
    private const int MostEvents = 200;

    /// <summary>Which device.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The device as this reader sees it.</summary>
    /// <param name="Row">Its record and how it served.</param>
    /// <param name="Events">The last 200 events, the newest first.</param>
    /// <param name="MayEdit">Whether the reader may change the record.</param>
    /// <param name="MayReport">Whether the reader may report an event.</param>
    public sealed record Shown(DeviceRow Row, IReadOnlyList<DeviceEvent> Events, bool MayEdit, bool MayReport);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Device) is { } refusal) return refusal;

        var id = new DeviceId(request.Id);
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } device) return Fail.NotFound;
        var row = (await devices.Naming([device], stop))(device);
        var events = await db.DeviceEvents.Where(e => e.DeviceId == id).OrderByDescending(e => e.FromUtc).ThenByDescending(e => e.Id)
            .Take(MostEvents).ToListAsync(stop);
        return new Shown(row, events, who.May(Verb.Update, Kind.Device, row.Unit.Path), who.May(Verb.Create, Kind.DeviceEvent, row.Unit.Path));
    }
}
