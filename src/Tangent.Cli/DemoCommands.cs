using System.CommandLine;
using System.Diagnostics;
using Tangent.App.Demo;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent demo …`: the invented company, as text. It needs no settings and no database.</summary>
static class DemoCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("demo", W["cli.demo"]) { MakeWorld(), PrintTruths() };

    private static Command MakeWorld()
    {
        var seed = new Option<ulong?>("--seed") { Description = W["cli.demo.seed"] };
        var customers = new Option<int?>("--customers") { Description = W["cli.demo.customers"] };
        var truths = new Option<FileInfo?>("--truths") { Description = W["cli.demo.truths-file"] };
        var sections = new Option<WorldSection[]>("--sections")
        {
            Description = W["cli.demo.sections", string.Join(' ', Enum.GetNames<WorldSection>()[1..^1])],
            AllowMultipleArgumentsPerToken = true,
        };
        var target = new Option<string?>("--out") { Description = W["cli.demo.out"] };
        var sha = new Option<bool>("--sha") { Description = W["cli.demo.sha"] };
        var command = new Command("world", W["cli.demo.world"]) { seed, customers, truths, sections, target, sha };
        command.SetAction(parsed =>
        {
            var count = parsed.GetValue(customers) ?? new WorldOptions().Customers;
            if (count is < 1 or > 1_000_000)
                return Fail.Wrong("--customers", "demo.customers", count).Print(Console.Error);
            var read = Read(parsed.GetValue(truths));
            if (read.Failure is { } failure) return failure.Print(Console.Error);

            var watch = Stopwatch.StartNew();
            var world = World.Make(new(parsed.GetValue(seed) ?? WorldOptions.DemoSeed, count, read.Value));
            var wanted = (parsed.GetValue(sections) ?? []).Aggregate(WorldSection.None, (all, one) => all | one);
            if (wanted == WorldSection.None) wanted = WorldSection.All;
            return Give(world, wanted, parsed.GetValue(target), parsed.GetValue(sha), watch);
        });
        return command;
    }

    private static Command PrintTruths()
    {
        var command = new Command("truths", W["cli.demo.truths"]);
        command.SetAction(_ =>
        {
            using var output = Console.OpenStandardOutput();
            output.Write(DemoFiles.TruthsText());
        });
        return command;
    }

    private static Outcome<Truths> Read(FileInfo? file)
    {
        if (file is null) return DemoFiles.Truths;
        try
        {
            return DemoFiles.Read(File.ReadAllBytes(file.FullName));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong("--truths", "demo.truths.file", file.FullName);
        }
    }

    /// <summary>Writes the stream to a file or to standard output, prints its hash, or says what there is.</summary>
    private static int Give(World world, WorldSection sections, string? target, bool isHashWanted, Stopwatch watch)
    {
        if (target is null && !isHashWanted)
        {
            Console.Out.WriteLine(W["cli.demo.made", world.Customers.Length, world.Journeys.Length,
                world.Encounters.Length, world.Employees.Count, world.Touchpoints.Count, watch.Elapsed.TotalSeconds]);
            return 0;
        }
        try
        {
            using var inner = target switch
            {
                null => Stream.Null,
                "-" => Console.OpenStandardOutput(),
                _ => File.Create(target),
            };
            using var hashed = new HashedStream(inner);
            WorldExport.Write(world, hashed, sections);
            if (isHashWanted) (target == "-" ? Console.Error : Console.Out).WriteLine(hashed.Sha256());
            else if (target is not "-") Console.Out.WriteLine(W["cli.demo.written", target!, hashed.Position]);
            return 0;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Trouble("demo.out", target!).Print(Console.Error);
        }
    }
}
