using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Touchpoints;

namespace Tangent.App.Touchpoints.Published;

/// <summary>Writes what stands around a register at once, in the coming save: for the demo. The asking use case has checked the actor.</summary>
public sealed class AroundLoader(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Adds all of it, on record since <paramref name="fromUtc"/>; what it is about must be on the register.</summary>
    public void Add(Actor who, AroundToLoad all, DateTime fromUtc)
    {
        foreach (var device in all.Devices) Add(device, fromUtc);
        foreach (var rule in all.Discretion)
            db.Add(new DiscretionRule { Id = new(NewId()), TouchpointId = rule.At, Terms = rule.Terms, ChangedUtc = fromUtc });
        foreach (var item in all.Information) Add(item);
        foreach (var plan in all.Plans) db.Add(ManagementPlan.Draft(new(NewId()), plan, fromUtc).Start(fromUtc).Value);
        db.AddRange(all.Statements);
        db.Add(all.Comparison);
        audit.Write(who, "touchpoints.did.load", new(Kind.Touchpoint, null, null, UnitPath.Root), after: new
        {
            Devices = all.Devices.Count,
            Faults = all.Devices.Sum(device => device.Faults.Count),
            Discretion = all.Discretion.Count,
            Information = all.Information.Count,
            Plans = all.Plans.Count,
            Statements = all.Statements.Count,
        });
    }

    private void Add(DeviceToLoad told, DateTime fromUtc)
    {
        var device = Device.Of(new(NewId()), told.Details, fromUtc);
        db.Add(device);
        foreach (var fault in told.Faults)
        {
            db.Add(new DeviceEvent
            {
                Id = new(NewId()),
                DeviceId = device.Id,
                Kind = DeviceEventKind.Fault,
                FromUtc = fault.FromUtc,
                ToUtc = fault.ToUtc,
                Note = fault.Note,
            });
        }
    }

    private void Add(InformationToLoad told)
    {
        var item = InformationItem.Draft(new(NewId()), told.Code, told.UnitId, told.Content, told.AtUtc);
        db.Add(InformationVersion.Of(item, told.By));
        while (item.State < told.State)
        {
            item = item.State switch
            {
                InformationState.Draft => item.Approve(told.AtUtc).Value,
                InformationState.Approved => item.Publish(told.AtUtc, told.LiveUntilUtc, told.AtUtc).Value,
                _ => item.Retire(told.Reason ?? "", told.LiveUntilUtc ?? told.AtUtc).Value,
            };
            db.Add(InformationVersion.Of(item, told.By));
        }
        db.Add(item);
        foreach (var placement in InformationPlacement.Of(item)) db.Add(placement);
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
