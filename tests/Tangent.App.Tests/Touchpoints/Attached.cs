using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.Tests.Touchpoints;

/// <summary>Short ways to attach moments, devices and rules to a touchpoint in a test.</summary>
static class Attached
{
    public static readonly CancellationToken Stop = CancellationToken.None;

    public static MomentFields Moment(Guid touchpoint, string nameZh = "修好之后的确认", string nameEn = "Sign-off after the repair") =>
        new(touchpoint, nameZh, nameEn, Need: "亲眼看到恢复", Success: "当面测速达标", Failure: "师傅走后又断", Playbook: "测速\n留下联系方式",
            Items: [
                new(MomentList.StandardExpectation, "当场测速"),
                new(MomentList.Detractor, "签字催促", EvidenceSource.Complaint, "2026 年一季度 14 件"),
                new(MomentList.Enhancer, "主动排查其他房间", EvidenceSource.Survey, "n = 612"),
            ]);

    public static async Task<Guid> AddMoment(this House house, MomentFields fields, Actor? who = null)
    {
        var made = await house.Get<RegisterMoment>().Run(who ?? House.As(Role.Director), fields, Stop);
        Assert.Null(made.Failure);
        return made.Value.Value;
    }

    public static DeviceFields Device(House house, Guid touchpoint, string code = "DC-H1-K1", Guid? unit = null, double daysAgo = 30) =>
        new(code, "东城营业厅 1 号自助终端", DeviceKind.Kiosk, touchpoint, unit ?? house.RootUnit, house.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo));

    public static async Task<Guid> AddDevice(this House house, DeviceFields fields)
    {
        var made = await house.Get<RegisterDevice>().Run(House.As(Role.Director), fields, Stop);
        Assert.Null(made.Failure);
        return made.Value.Value;
    }

    public static Task<Outcome<DeviceEvent>> Report(this House house, Guid device, string? external, DeviceEventKind? kind = DeviceEventKind.Fault,
        double? fromHoursAgo = null, double? toHoursAgo = null, string? note = null, Actor? who = null, Guid? id = null) =>
        house.Get<ReportDeviceEvent>().Run(who ?? House.As(Role.Clerk), new(device, id, external, kind, Ago(house, fromHoursAgo),
            Ago(house, toHoursAgo), note), Stop);

    public static DiscretionFields Rule(string situation, decimal amount, CustomerTier? tier = null, string post = "点餐员", string from = "2026-01-01",
        string? to = null, DiscretionPeriod period = DiscretionPeriod.Encounter) => new(post, situation, tier, DiscretionKind.ExtraQuantity,
        amount, "包", period, DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to), "值班经理");

    private static DateTime? Ago(House house, double? hours) =>
        hours is { } back ? house.Clock.GetUtcNow().UtcDateTime.AddHours(-back) : null;
}
