namespace Tangent.App.Demo;

/// <summary>A machine that customers meet.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Code">Code such as <c>DC-H1-K1</c> or <c>APP-1</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">Number of the unit that keeps it.</param>
public sealed record WorldDevice(int Index, string Code, DeviceKind Kind, int Unit);

/// <summary>A time for which a machine was down.</summary>
/// <param name="Device">Number of the machine.</param>
/// <param name="FromUtc">First second.</param>
/// <param name="ToUtc">First second after.</param>
/// <param name="Outage">Key of the planted outage, or null for an everyday fault.</param>
public readonly record struct WorldFault(int Device, int FromUtc, int ToUtc, string? Outage);

/// <summary>All machines and when they were down.</summary>
sealed class Machines
{
    private readonly int[][][] byKindAndUnit;
    private readonly (int From, int To)[][] downs;

    public Machines(ulong seed, Truths truths, DemoCalendar calendar, WorldUnit[] units)
    {
        All = [.. Make(truths, units).Select((device, i) => device with { Index = i })];
        Faults = [.. FaultsOf(seed, truths, calendar).OrderBy(fault => fault.Device).ThenBy(fault => fault.FromUtc)];
        downs = [.. All.Select(device =>
            Faults.Where(fault => fault.Device == device.Index).Select(fault => (fault.FromUtc, fault.ToUtc)).ToArray())];
        byKindAndUnit = [.. Enum.GetValues<DeviceKind>().Select(kind => units.Select(unit => All
            .Where(device => device.Kind == kind && (device.Unit == unit.Index || !IsInHalls(kind)))
            .Select(device => device.Index).ToArray()).ToArray())];
    }

    public WorldDevice[] All { get; }

    public WorldFault[] Faults { get; }

    /// <summary>The codes of all machines under these truths.</summary>
    public static IEnumerable<string> CodesOf(Truths truths) =>
        Make(truths, PeopleMaker.Units(0, DemoFiles.People, truths.Spread)).Select(device => device.Code);

    /// <summary>A machine of this kind at the unit; −1 where there is none.</summary>
    public int Pick(ref Chance chance, DeviceKind kind, int unit)
    {
        var some = byKindAndUnit[(int)kind][unit];
        return some.Length == 0 ? -1 : some[chance.Below(some.Length)];
    }

    public bool IsDown(int device, int utc)
    {
        foreach (var (from, to) in downs[device])
            if (utc >= from && utc < to) return true;
        return false;
    }

    private static bool IsInHalls(DeviceKind kind) => kind is DeviceKind.Kiosk or DeviceKind.Queue;

    private static IEnumerable<WorldDevice> Make(Truths truths, WorldUnit[] units)
    {
        foreach (var unit in units.Where(unit => unit.Kind == UnitKind.Hall))
        {
            yield return new(0, $"{unit.Code}-Q1", DeviceKind.Queue, unit.Index);
            for (int i = 1; i <= unit.Kiosks; i++)
                yield return new(0, $"{unit.Code}-K{i}", DeviceKind.Kiosk, unit.Index);
        }
        foreach (var kind in truths.Devices.Where(device => device.Count > 0))
        {
            var type = Enum.Parse<DeviceKind>(kind.Kind, ignoreCase: true);
            var keeping = type == DeviceKind.Ivr ? UnitKind.Hotline : UnitKind.Online;
            var keeper = units.First(unit => unit.Kind == keeping).Index;
            for (int i = 1; i <= kind.Count; i++)
                yield return new(0, $"{kind.Kind.ToUpperInvariant()}-{i}", type, keeper);
        }
    }

    /// <summary>Planted outages first; everyday faults fall where the machine is not down already.</summary>
    private IEnumerable<WorldFault> FaultsOf(ulong seed, Truths truths, DemoCalendar calendar)
    {
        var key = Chance.KeyOf(seed, "faults");
        var truthOf = truths.Devices.ToDictionary(device => Enum.Parse<DeviceKind>(device.Kind, ignoreCase: true));
        foreach (var device in All)
        {
            var downs = truths.Outages.Where(outage => outage.Devices.Contains(device.Code))
                .Select(outage => (outage, From: calendar.AtLocal(outage.FromLocal)))
                .Select(one => new WorldFault(device.Index, one.From, one.From + one.outage.Seconds, one.outage.Key)).ToList();
            var (chance, truth) = (Chance.Of(key, device.Index), truthOf[device.Kind]);
            var seconds = Curve.Of(truth.Seconds);
            for (int day = 0; day < calendar.Days; day++)
            {
                if (chance.Below(365) >= truth.FaultsPerYear) continue;
                var from = calendar.At(day, 0, chance.Below(86400));
                var to = Math.Min(from + seconds.Draw(ref chance), calendar.EndUtc);
                var fault = new WorldFault(device.Index, from, to, null);
                if (!downs.Any(down => fault.FromUtc <= down.ToUtc && down.FromUtc <= fault.ToUtc)) downs.Add(fault);
            }
            foreach (var down in downs) yield return down;
        }
    }
}
