using System.Text;
using System.Text.Json;
using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

public class WorldExportTests
{
    private static readonly World Small = World.Make(new(Seed: 7, Customers: 300));

    [Fact]
    public void The_whole_demo_company_has_the_same_hash_on_every_run_and_machine() =>
        Assert.Equal("07fd78ebf0ba19c929c40d8f998468ca388226c1d227fc1a0af410dc8bd3aa2b",
            WorldExport.Sha256(FullWorld.Shared.World));

    [Fact]
    public void Every_line_is_a_whole_of_its_section_and_sections_stand_in_order()
    {
        var sections = Lines(WorldSection.All)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("section").GetString()).ToList();
        Assert.Equal(
            ["head", "unit", "employee", "device", "touchpoint", "customer", "fault", "journey", "encounter"],
            sections.Distinct());
        Assert.Equal(Small.Encounters.Length, sections.Count(section => section == "encounter"));
        Assert.Equal(Small.Journeys.Length, sections.Count(section => section == "journey"));
        Assert.Equal(Small.Customers.Length, sections.Count(section => section == "customer"));
        Assert.Equal(sections.Order(Comparer<string?>.Create((one, other) =>
            sections.IndexOf(one) - sections.IndexOf(other))), sections);
    }

    [Fact]
    public void The_head_says_that_it_is_synthetic_and_what_it_was_made_of()
    {
        var head = JsonDocument.Parse(Lines(WorldSection.Head).Single()).RootElement;
        Assert.True(head.GetProperty("synthetic").GetBoolean());
        Assert.Equal("7", head.GetProperty("seed").GetString());
        Assert.Equal(300, head.GetProperty("customers").GetInt32());
        Assert.Equal(64, head.GetProperty("truths").GetString()!.Length);
    }

    [Fact]
    public void Encounters_come_in_the_order_of_time_and_say_what_happened()
    {
        var lines = Lines(WorldSection.Encounters).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var started = lines.Select(line => line.GetProperty("started").GetInt32()).ToList();
        Assert.Equal(started.Order(), started);
        var first = Small.Encounters[Small.InTimeOrder()[0]];
        Assert.Equal(
            (Small.ExternalIdOf(first), Small.KeyOf(Small.Journeys[first.Journey]), World.CustomerCode(first.Customer),
                Small.Touchpoints[first.Touchpoint].Code, (int)first.Satisfaction, first.EndedUtc),
            (lines[0].GetProperty("id").GetString(), lines[0].GetProperty("journey").GetString(),
                lines[0].GetProperty("customer").GetString(),
                lines[0].GetProperty("touchpoint").GetString(), lines[0].GetProperty("satisfaction").GetInt32(),
                    lines[0].GetProperty("ended").GetInt32()));
        Assert.All(lines, line => Assert.Equal(line.GetProperty("id").GetString()!.Split('-')[0],
            line.GetProperty("customer").GetString()));
    }

    [Fact]
    public void Chosen_sections_are_what_the_whole_holds()
    {
        var all = Lines(WorldSection.All);
        Assert.Equal(all.Where(line => line.StartsWith("{\"section\":\"unit\"", StringComparison.Ordinal)),
            Lines(WorldSection.Units));
        Assert.Equal(all.Count, Enum.GetValues<WorldSection>()
            .Where(one => one is not (WorldSection.None or WorldSection.All)).Sum(one => Lines(one).Count));
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes()
    {
        using var bytes = new MemoryStream();
        WorldExport.Write(Small, bytes);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.ToArray())),
            WorldExport.Sha256(Small));
    }

    [Fact]
    public void Writing_makes_no_garbage_per_line()
    {
        WorldExport.Write(Small, Stream.Null, WorldSection.Encounters);
        var before = GC.GetAllocatedBytesForCurrentThread();
        WorldExport.Write(Small, Stream.Null, WorldSection.Encounters);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(bytes < 300_000 + (Small.Encounters.Length * 16), $"{bytes} bytes for {Small.Encounters.Length} lines");      // 12 a line for the order
    }

    private static List<string> Lines(WorldSection sections)
    {
        using var bytes = new MemoryStream();
        WorldExport.Write(Small, bytes, sections);
        return [.. Encoding.UTF8.GetString(bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
