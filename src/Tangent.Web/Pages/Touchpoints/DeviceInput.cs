using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a device as it is sent. Times are typed in the zone of the unit.</summary>
public sealed class DeviceInput
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; }
    public string? Touchpoint { get; set; }
    public string? UnitId { get; set; }
    public string? Installed { get; set; }
    public string? Retired { get; set; }
    public int? Version { get; set; }

    public static DeviceInput Of(DeviceRow row) => new()
    {
        Code = row.Device.Code,
        Name = row.Device.Name,
        Kind = row.Device.Kind.ToString(),
        Touchpoint = row.At.Code,
        UnitId = row.Device.UnitId.ToString(),
        Installed = AttachedText.Local(row.Device.InstalledUtc, row.Unit.TimeZone),
        Retired = AttachedText.Local(row.Device.RetiredUtc, row.Unit.TimeZone),
        Version = row.Device.Version,
    };

    /// <summary>The request; a time that was not touched keeps its seconds.</summary>
    public DeviceFields Fields(Guid? touchpoint, string zone, Device? now) => new(Code, Name, TouchpointText.Member<DeviceKind>(Kind), touchpoint,
        AttachedText.Id(UnitId), Time(Installed, zone, now?.InstalledUtc), Time(Retired, zone, now?.RetiredUtc));

    private static DateTime? Time(string? typed, string zone, DateTime? now) =>
        now is not null && AttachedText.Local(now, zone) == typed ? now : AttachedText.Utc(typed, zone);
}

/// <summary>The form of an event as it is sent. Times are typed in the zone of the unit.</summary>
public sealed class DeviceEventInput
{
    public string? Kind { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Note { get; set; }
}
