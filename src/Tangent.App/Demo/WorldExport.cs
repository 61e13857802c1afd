using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Tangent.App.Demo;

/// <summary>
/// The canonical export stream of a world: UTF-8 JSON lines, sections, lines and fields in a fixed order, line feed
/// at each end. The same seed, number of customers and truths give the same bytes on every machine.
/// </summary>
/// <remarks>
/// Times are whole seconds since 1970 in UTC, satisfaction thousandths. Nothing in it is about real people.
/// </remarks>
public static partial class WorldExport
{
    /// <summary>Version of the format: raised when a line changes its form.</summary>
    public const int Format = 1;

    /// <summary>Writes a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="stream">Where to; it is neither flushed nor closed.</param>
    /// <param name="sections">Which sections.</param>
    public static void Write(World world, Stream stream, WorldSection sections = WorldSection.All)
    {
        using var lines = new LineWriter(stream);
        if (sections.HasFlag(WorldSection.Head)) Head(world, lines);
        if (sections.HasFlag(WorldSection.Units)) Units(world, lines);
        if (sections.HasFlag(WorldSection.Employees)) Employees(world, lines);
        if (sections.HasFlag(WorldSection.Devices)) Devices(world, lines);
        if (sections.HasFlag(WorldSection.Touchpoints)) Register(world, lines);
        if (sections.HasFlag(WorldSection.Customers)) Customers(world, lines);
        if (sections.HasFlag(WorldSection.Faults)) Faults(world, lines);
        if (sections.HasFlag(WorldSection.Journeys)) Journeys(world, lines);
        if (sections.HasFlag(WorldSection.Encounters)) Encounters(world, lines);
        lines.Flush();
    }

    /// <summary>SHA-256 of what <see cref="Write"/> would write, in lower-case hexadecimal.</summary>
    public static string Sha256(World world, WorldSection sections = WorldSection.All)
    {
        using var hash = new HashedStream(Stream.Null);
        Write(world, hash, sections);
        return hash.Sha256();
    }

    private static void Head(World world, LineWriter lines) => lines.Raw("{\"section\":\"head\",\"synthetic\":true"u8)
        .Text("company", world.Truths.Company).Number("format", Format)
        .Text("seed", world.Seed.ToString(CultureInfo.InvariantCulture))
        .Number("customers", world.Customers.Length).Number("journeys", world.Journeys.Length)
        .Number("encounters", world.Encounters.Length)
        .Number("from", world.Calendar.StartUtc).Number("to", world.Calendar.EndUtc)
        .Text("truths", Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(world.Truths))))
        .End();

    private static void Units(World world, LineWriter lines)
    {
        foreach (var unit in world.Units)
            lines.Raw("{\"section\":\"unit\""u8).Text("code", unit.Code)
                .Text("parent", unit.Parent < 0 ? null : world.Units[unit.Parent].Code).Text("kind", NameOf(unit.Kind))
                .Text("nameZh", unit.NameZh).Text("nameEn", unit.NameEn).Text("zone", DemoFiles.People.Zone)
                .Number("employees", unit.Employees).Number("level", unit.Level).End();
    }

    private static void Employees(World world, LineWriter lines)
    {
        foreach (var person in world.Employees)
            lines.Raw("{\"section\":\"employee\""u8).Text("code", person.Code)
                .Text("unit", world.Units[person.Unit].Code)
                .Text("nameZh", person.NameZh).Text("nameEn", person.NameEn).Number("skill", person.Skill).End();
    }

    private static void Devices(World world, LineWriter lines)
    {
        foreach (var device in world.Devices)
            lines.Raw("{\"section\":\"device\""u8).Text("code", device.Code).Text("kind", NameOf(device.Kind))
                .Text("unit", world.Units[device.Unit].Code).End();
    }

    private static void Register(World world, LineWriter lines)
    {
        foreach (var place in world.Touchpoints)
            lines.Raw("{\"section\":\"touchpoint\""u8).Text("code", place.Code).Text("nameZh", place.NameZh)
                .Text("nameEn", place.NameEn).Text("channel", NameOf(place.Channel)).Text("stage", NameOf(place.Stage))
                .Text("place", NameOf(place.Place)).Text("owner", place.Owner).End();
    }

    private static void Faults(World world, LineWriter lines)
    {
        foreach (var fault in world.Faults)
            lines.Raw("{\"section\":\"fault\""u8).Text("device", world.Devices[fault.Device].Code)
                .Number("from", fault.FromUtc).Number("to", fault.ToUtc).Text("outage", fault.Outage).End();
    }

    /// <summary>The name of a member in camel case.</summary>
    private static string NameOf<T>(T member) where T : struct, Enum =>
        JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    /// <summary>The quoted names of all members of a closed list that counts from 0.</summary>
    private static byte[][] AllNames<T>() where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(member => LineWriter.Quoted(NameOf(member)))];
}
