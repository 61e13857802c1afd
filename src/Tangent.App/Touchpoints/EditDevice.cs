using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Changes the record of a device, also that it was taken away. The same again changes nothing.</summary>
public sealed class EditDevice(Db db, DeviceCheck check, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>What to change.</summary>
    /// <param name="Id">Which device.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Fields">All fields as they shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, DeviceFields Fields);

    /// <summary>Changes it, within the sub-tree of the unit that had it and of the one that gets it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Device) is { } refusal) return refusal;

        var id = new DeviceId(request.Id);
        if (await db.Devices.SingleOrDefaultAsync(d => d.Id == id, stop) is not { } device) return Fail.NotFound;
        var unit = (await units.Of([device.UnitId], stop))[device.UnitId].Path;
        if (who.Lacks(Verb.Update, Kind.Device, unit) is { } outside) return outside;
        if (request.ExpectedVersion is { } expected && expected != device.Version) return Fail.Clash("storage.changed-meanwhile");
        var found = await check.Run(who, Verb.Update, request.Fields, device, stop);
        if (found.Failure is { } failure) return failure;

        var changed = device.With(found.Value.Details, clock.GetUtcNow().UtcDateTime);
        if (ReferenceEquals(changed, device)) return device.Version;
        db.Replace(device, changed);
        audit.Write(who, "devices.did.edit", DeviceCheck.Subject(changed, found.Value.Unit), DeviceCheck.Facts(device), DeviceCheck.Facts(changed));
        return await db.Commit(stop) is { } trouble ? trouble : changed.Version;
    }
}
