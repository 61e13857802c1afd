using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Puts a device on the register.</summary>
public sealed class RegisterDevice(Db db, DeviceCheck check, Audit audit, TimeProvider clock)
{
    /// <summary>Registers it, within the units of the actor.</summary>
    /// <returns>The id of the new device.</returns>
    public async Task<Outcome<DeviceId>> Run(Actor who, DeviceFields request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Device) is { } refusal) return refusal;

        var found = await check.Run(who, Verb.Create, request, now: null, stop);
        if (found.Failure is { } failure) return failure;
        var now = clock.GetUtcNow();
        var device = Device.Of(new(Guid.CreateVersion7(now)), found.Value.Details, now.UtcDateTime);
        db.Add(device);
        audit.Write(who, "devices.did.register", DeviceCheck.Subject(device, found.Value.Unit), after: DeviceCheck.Facts(device));
        return await db.Commit(stop) is { } trouble ? trouble : device.Id;
    }
}
