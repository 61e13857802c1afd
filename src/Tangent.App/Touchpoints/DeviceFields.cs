using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What a person fills in about a device, not yet checked.</summary>
/// <param name="Code">Short code: letters, digits and hyphens, up to 30; written in upper case.</param>
/// <param name="Name">Where it stands and what it is, up to 80 characters.</param>
/// <param name="Kind">What it is.</param>
/// <param name="TouchpointId">At which touchpoint it serves.</param>
/// <param name="UnitId">The unit that keeps it.</param>
/// <param name="InstalledUtc">Since when it serves.</param>
/// <param name="RetiredUtc">When it was taken away, or null.</param>
public sealed record DeviceFields(string? Code, string? Name, DeviceKind? Kind, Guid? TouchpointId, Guid? UnitId, DateTime? InstalledUtc,
    DateTime? RetiredUtc = null);

/// <summary>A device as the audit log keeps it.</summary>
public sealed record DeviceFacts(string Code, string Name, DeviceKind Kind, Guid Touchpoint, Guid UnitId, DateTime InstalledUtc,
    DateTime? RetiredUtc, int Version);

/// <summary>Turns what somebody filled in about a device into details that hold, or lists everything that is wrong.</summary>
public sealed partial class DeviceCheck(Db db, UnitFacts units)
{
    internal sealed record Checked(DeviceDetails Details, UnitPath Unit);

    internal async Task<Outcome<Checked>> Run(Actor who, Verb verb, DeviceFields fields, Device? now, CancellationToken stop)
    {
        var code = fields.Code?.Trim().ToUpperInvariant() ?? "";
        List<Problem> problems =
        [
            .. code.Length == 0 ? [Problem.Of("code", "form.required")]
                : CodeShape().IsMatch(code) ? (Problem[])[] : [Problem.Of("code", "devices.code-shape")],
            .. TouchpointRules.CheckLine("name", fields.Name, 80),
        ];
        if (fields.Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(Problem.Of("kind", "form.required"));
        if (fields.InstalledUtc is null) problems.Add(Problem.Of("installedUtc", "form.required"));
        if (fields.RetiredUtc <= fields.InstalledUtc) problems.Add(Problem.Of("retiredUtc", "devices.retired-before"));

        UnitPath? unit = fields.UnitId is { } unitId
            ? now?.UnitId == unitId ? (await units.Of([unitId], stop))[unitId].Path : await units.PathOf(unitId, stop) : null;
        if (unit is { } path && who.Lacks(verb, Kind.Device, path) is { } outside) return outside;
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        var touchpoint = new TouchpointId(fields.TouchpointId ?? Guid.Empty);
        if (touchpoint != now?.TouchpointId
            && !await db.Touchpoints.AnyAsync(t => t.Id == touchpoint && t.Status != TouchpointStatus.Retired, stop))
            problems.Add(Problem.Of("touchpointId", "devices.touchpoint-missing"));
        var id = now?.Id ?? new DeviceId(Guid.Empty);
        if (problems.TrueForAll(problem => problem.Field != "code") && await db.Devices.AnyAsync(d => d.Code == code && d.Id != id, stop))
            problems.Add(Problem.Of("code", "touchpoints.code-taken", code));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        return new Checked(new(code, fields.Name!.Trim(), fields.Kind!.Value, touchpoint, fields.UnitId!.Value,
            Utc(fields.InstalledUtc!.Value), fields.RetiredUtc is { } retired ? Utc(retired) : null), unit!.Value);
    }

    /// <summary>The moment as it is stored: a time without a zone is UTC, and the database keeps microseconds.</summary>
    internal static DateTime Utc(DateTime time) => UtcConverter.Truncate(
        time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));

    internal static Subject Subject(Device device, UnitPath unit) => new(Kind.Device, device.Id.Value.ToString(), device.Code, unit);

    internal static DeviceFacts Facts(Device device) => new(device.Code, device.Name, device.Kind, device.TouchpointId.Value, device.UnitId,
        device.InstalledUtc, device.RetiredUtc, device.Version);

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{0,29}\z")]
    private static partial Regex CodeShape();
}
