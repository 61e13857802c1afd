using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using static Tangent.Tests.Touchpoints.Attached;

namespace Tangent.Tests.Touchpoints;

public sealed class DeviceTests
{
    [Theory, OnBothDatabases]
    public async Task Every_problem_of_a_device_is_listed_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        await house.AddDevice(Device(house, at));

        var failed = await house.Get<RegisterDevice>().Run(House.As(Role.Director), new("a b", "", null, Guid.Empty, Guid.Empty, null), Stop);
        var twice = await house.Get<RegisterDevice>().Run(House.As(Role.Director), Device(house, at, " dc-h1-k1 "), Stop);

        Assert.Equal(["code", "name", "kind", "installedUtc", "unitId", "touchpointId"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
        Assert.Equal("touchpoints.code-taken", Assert.IsType<Fail.Invalid>(twice.Failure).Problems[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_fault_and_its_end_may_be_reported_again_and_again_by_their_external_id(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var device = await house.AddDevice(Device(house, await house.Add("T1")));

        var first = await house.Report(device, "NMS-7", fromHoursAgo: 5);
        var again = await house.Report(device, "NMS-7", fromHoursAgo: 5);
        var ended = await house.Report(device, "NMS-7", kind: null, toHoursAgo: 1, note: "换打印头");
        var endedAgain = await house.Report(device, "NMS-7", kind: null, toHoursAgo: 1, note: "换打印头");

        Assert.Equal([1, 1, 2, 2], new[] { first, again, ended, endedAgain }.Select(told => told.Value.Version));
        var one = Assert.Single(await house.Db().DeviceEvents.ToListAsync());
        Assert.Equal((DeviceEventKind.Fault, 4d, "换打印头"), (one.Kind, (one.ToUtc!.Value - one.FromUtc).TotalHours, one.Note));
        Assert.Equal(2, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "devices.did.report"));
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_have_happened_is_refused(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var device = await house.AddDevice(Device(house, await house.Add("T1"), daysAgo: 1));

        Assert.Equal(["devices.before-installed"], await Codes(house.Report(device, null, fromHoursAgo: 25)));
        Assert.Equal(["devices.in-the-future"], await Codes(house.Report(device, null, fromHoursAgo: -1)));
        Assert.Equal(["devices.end-before-start"], await Codes(house.Report(device, null, fromHoursAgo: 2, toHoursAgo: 3)));
        Assert.Equal(["form.required"], await Codes(house.Report(device, "X", kind: null)));
        Assert.Equal(["form.too-long"], await Codes(house.Report(device, new string('x', 81))));
        Assert.Empty(await house.Db().DeviceEvents.ToListAsync());

        static async Task<IEnumerable<string>> Codes(Task<Outcome<DeviceEvent>> report) =>
            Assert.IsType<Fail.Invalid>((await report).Failure).Problems.Select(problem => problem.Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_clerk_reports_what_stands_in_the_own_hall_and_no_other_and_keeps_no_register(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));
        var at = await house.Add("T1");
        var device = await house.AddDevice(Device(house, at, unit: west.Id));

        Assert.Null((await house.Report(device, null, who: House.As(Role.Clerk, west.Path))).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Report(device, null, who: House.As(Role.Clerk, east.Path))).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Report(device, null, who: House.As(Role.Auditor))).Failure);
        Assert.IsType<Fail.Missing>((await house.Report(at, null)).Failure);
        Assert.IsType<Fail.Missing>((await house.Report(device, null, id: at)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<RegisterDevice>().Run(House.As(Role.Clerk), Device(house, at, "K2"), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<EditDevice>().Run(
            House.As(Role.UnitManager, east.Path), new(device, null, Device(house, at, unit: east.Id)), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Availability_counts_overlapping_times_once_and_the_mean_time_to_repair_only_faults_that_ended(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        var (one, two) = (await house.AddDevice(Device(house, at)), await house.AddDevice(Device(house, at, "DC-H1-K2")));
        await house.Report(one, "a", DeviceEventKind.Fault, 100, 96);
        await house.Report(one, "b", DeviceEventKind.Consumable, 98, 94);       // overlaps: 6 hours together
        await house.Report(two, "c", DeviceEventKind.Fault, 50, 48);
        await house.Report(two, "d", DeviceEventKind.Fault, 10);                // lasts: 10 hours so far
        await house.Report(two, "e", DeviceEventKind.Upkeep, 30, 28);
        await house.Report(two, "f", DeviceEventKind.Fault, 70, 67);
        await house.Report(two, "g", DeviceEventKind.Fault, 80, 77);

        var figure = (await house.Get<MeasureDevices>().Run(House.As(Role.Clerk), new(new(TouchpointId: at)), Stop)).Value;

        var share = Assert.IsType<Estimate>(figure.Availability);
        Assert.Equal((2, 6, 1), (figure.Devices, share.N, figure.Open));
        Assert.Equal(1 - (6d + 2 + 10 + 2 + 3 + 3) / (2 * 30 * 24), share.Point, 9);
        var repair = Assert.IsType<Estimate>(figure.HoursToRepair);
        Assert.Equal((3d, 4), (repair.Point, repair.N));
    }

    [Theory, OnBothDatabases]
    public async Task Devices_are_watched_from_installation_to_removal_within_the_period(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var fields = Device(house, await house.Add("T1"), daysAgo: 10);
        var device = await house.AddDevice(fields);
        await house.Report(device, "a", DeviceEventKind.Fault, 9 * 24, (9 * 24) - 12);

        Assert.Equal(2, (await house.Get<EditDevice>().Run(House.As(Role.Director), new(device, 1,
            fields with { RetiredUtc = house.Clock.GetUtcNow().UtcDateTime.AddDays(-5) }), Stop)).Value);

        Assert.Equal(1 - 12d / (5 * 24), Assert.IsType<Estimate>((await Measure(90)).Availability).Point, 9);
        Assert.Equal(("analytics.no-device-time", 0), (Assert.IsType<CannotTell>((await Measure(4)).Availability).Code, (await Measure(4)).Devices));
        Assert.NotNull((await house.Get<MeasureDevices>().Run(House.As(Role.Clerk), new(new(), 367), Stop)).Failure);

        async Task<DeviceFigure> Measure(int days) =>
            (await house.Get<MeasureDevices>().Run(House.As(Role.Clerk), new(new(), days), Stop)).Value;
    }

    [Theory, OnBothDatabases]
    public async Task Devices_are_listed_by_code_and_narrowed_by_kind_touchpoint_unit_and_whether_they_serve(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var city = await house.Unit("CITY", kind: UnitKind.City);
        var (t1, t2) = (await house.Add("T1"), await house.Add("T2"));
        await house.AddDevice(Device(house, t1, "K10"));
        var down = await house.AddDevice(Device(house, t1, "K2"));
        await house.AddDevice(Device(house, t2, "Q1", city.Id) with { Kind = DeviceKind.QueueMachine });
        await house.Report(down, null, fromHoursAgo: 1);

        Assert.Equal(["K2", "K10", "Q1"], await Codes(new()));
        Assert.Equal(["Q1"], await Codes(new(Kind: DeviceKind.QueueMachine)));
        Assert.Equal(["K2", "K10"], await Codes(new(TouchpointId: t1)));
        Assert.Equal(["Q1"], await Codes(new(UnitId: city.Id)));
        Assert.Equal(["K2"], await Codes(new(IsDown: true)));
        Assert.Equal(["K10", "Q1"], await Codes(new(IsDown: false)));
        Assert.Equal(["K2"], await Codes(new("k2")));

        async Task<IEnumerable<string>> Codes(DeviceFilter filter) =>
            (await house.Get<ListDevices>().Run(House.As(Role.Clerk), new(filter), Stop)).Value.Items.Select(row => row.Device.Code);
    }
}
