using System.CommandLine;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics.Flow;
using Tangent.App.Imports;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>A file into the register or the log, with a bar on a terminal and the bad rows in a file.</summary>
sealed class ImportCommand
{
    private const int MostPrinted = 20;
    private const string DayFirst = "day-first";
    private static readonly Words W = new();
    private static readonly ProblemWords Problems = new(W);

    private readonly Argument<FileInfo> file = new("file") { Description = W["cli.import.file"] };
    private readonly Option<string[]> map = new("--map") { Description = W["cli.import.map"], AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = W["cli.import.dry-run"] };
    private readonly Option<FileInfo?> bad = new("--bad") { Description = W["cli.import.bad"] };
    private readonly Option<bool> inUse = new("--in-use") { Description = W["cli.import.in-use"] };
    private readonly Option<string> source = new("--source") { Description = W["cli.import.source"], Required = true };
    private readonly Option<string?> encoding = new("--encoding") { Description = W["cli.import.encoding", string.Join(", ", TableFile.Encodings)] };

    private readonly Option<string?> dates = new("--dates") { Description = W["cli.import.dates"] };
    private readonly Option<string?> lifecycle = new("--lifecycle")
    {
        Description = W["cli.import.lifecycle", string.Join(", ", Enum.GetNames<Lifecycle>().Select(name => name.ToLowerInvariant()))],
    };
    private readonly Option<bool> keepRest = new("--keep-rest") { Description = W["cli.import.keep-rest"] };

    private readonly string target;

    private ImportCommand(string target)
    {
        this.target = target;
        dates.AcceptOnlyFromAmong(DayFirst, "month-first");
        lifecycle.AcceptOnlyFromAmong([.. Enum.GetNames<Lifecycle>().Select(name => name.ToLowerInvariant())]);
    }

    /// <summary>`tangent import`: encounters of any source.</summary>
    public static Command Make() => In(new Command("import", W["cli.encounters.import"]), "encounters");

    /// <summary>`tangent feedback import`: judgements of any source.</summary>
    public static Command Feedback() => new("feedback", W["cli.feedback"]) { In(new Command("import", W["cli.feedback.import"]), "feedback") };

    /// <summary>Lets a command import into a target.</summary>
    public static Command In(Command command, string target)
    {
        var made = new ImportCommand(target);
        command.Add(made.file);
        // Encounters and feedback come from somewhere; touchpoints may be in use at once.
        Option[] own = target switch
        {
            "encounters" => [made.source, made.dates, made.lifecycle, made.keepRest],
            "feedback" or "voices" or "observations" or "dial-tests" => [made.source, made.dates],
            _ => [made.inUse],
        };
        foreach (Option option in new Option[] { made.map, made.dryRun, made.bad, made.encoding }.Concat(own)) command.Add(option);
        command.SetAction((parsed, stop) => Act.Run(parsed, (services, who) => made.Run(parsed, services, who, stop), stop));
        return command;
    }

    private async Task<int> Run(ParseResult parsed, IServiceProvider services, Actor who, CancellationToken stop)
    {
        var file = parsed.GetValue(this.file)!;
        if (!file.Exists) return Fail.Wrong("file", "settings.file-missing", file.FullName).Print(Console.Error);
        if (Fields(parsed.GetValue(map) ?? []) is not { } fields) return Fail.Wrong("--map", "imports.map-shape").Print(Console.Error);

        await using var content = file.OpenRead();
        using var aside = parsed.GetValue(bad) is { } rest ? new StreamWriter(rest.Create(), new UTF8Encoding(false)) : null;
        IReadOnlyList<string> headers = [];
        int printed = 0;
        var done = await services.GetRequiredService<ImportFile>().Run(who,
            new(file.Name, content, fields, parsed.GetValue(encoding), parsed.GetValue(dryRun), parsed.GetValue(inUse), target, parsed.GetValue(source))
            {
                IsDayFirst = parsed.GetValue(dates) is { } order ? order == DayFirst : null,
                Lifecycle = parsed.GetValue(lifecycle),
                // A form's items are columns of their own.
                KeepsRest = parsed.GetValue(keepRest) || target == "observations",
                IsOfAnySize = true,
                OnHeader = found =>
                {
                    headers = found;
                    foreach (var line in TakeBadRows.Lines(headers, [], W["imports.reason"], Problems.Of)) aside?.Write(line);
                },
                OnBad = row =>
                {
                    foreach (var line in TakeBadRows.Lines(headers, [row], W["imports.reason"], Problems.Of).Skip(1)) aside?.Write(line);
                    if (printed++ < MostPrinted) Print(file.Name, row);
                },
                Tell = Bar,
            }, stop);
        if (!Console.IsErrorRedirected) Console.Error.Write("\r\u001b[K");
        return done.Failure is { } failure ? failure.Print(Console.Error) : Print(done.Value, parsed.GetValue(dryRun), printed);
    }

    private static int Print(ImportFile.Answer answer, bool isDry, int bad)
    {
        if (bad > MostPrinted) Console.Error.WriteLine(W["cli.import.more-bad", bad - MostPrinted]);
        if (answer.LeftOut.Count > 0) Console.Error.WriteLine(W["imports.left-out", string.Join(", ", answer.LeftOut)]);
        if (answer.PassedOver > 0) Console.Error.WriteLine(W["imports.passed-over", answer.PassedOver]);
        var counts = answer.Counts;
        Console.Out.WriteLine(W[isDry ? "cli.import.would" : "cli.import.did", counts.New, counts.Changed, counts.Unchanged, counts.Bad]);
        return counts.Bad > 0 ? 1 : 0;
    }

    private static void Print(string name, BadRow row)
    {
        foreach (var problem in row.Problems)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}:{row.Row.Number}: ")
                + (problem.Field is { } field ? field + ": " : "") + Problems.Of(problem));
    }

    // A bar is for eyes: in a log it would be noise.
    private static Task Bar(double share)
    {
        if (Console.IsErrorRedirected) return Task.CompletedTask;
        int full = (int)(Math.Clamp(share, 0, 1) * 30);
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', 30 - full)}] {share:P0}"));
        return Task.CompletedTask;
    }

    private static Dictionary<string, string>? Fields(string[] pairs)
    {
        var fields = new Dictionary<string, string>();
        foreach (var pair in pairs)
        {
            int at = pair.LastIndexOf('=');
            if (at <= 0) return null;
            fields[pair[..at]] = pair[(at + 1)..];
        }
        return fields;
    }
}
