using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.App.Export;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>How a list is printed.</summary>
enum OutputFormat
{
    /// <summary>As a table, for people.</summary>
    Table,

    /// <summary>As JSON.</summary>
    Json,

    /// <summary>As CSV, as every export of the program.</summary>
    Csv,
}

/// <summary>The options <c>--format</c> and <c>--json</c>, and what they print: one description of columns for all three.</summary>
sealed class ListOutput
{
    private static readonly Words W = new();
    /// <summary>How JSON is written.</summary>
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Option<OutputFormat> format = new("--format") { Description = W["cli.list.format"] };
    private readonly Option<bool> json = new("--json") { Description = W["cli.list.json"] };

    public Command In(Command command)
    {
        command.Add(format);
        command.Add(json);
        return command;
    }

    /// <summary>Prints rows and, where more follow, the mark to go on from.</summary>
    public async Task List<T>(
        ParseResult parsed, IReadOnlyList<ExportColumn<T>> columns, IReadOnlyList<T> rows, string? next, CancellationToken stop)
    {
        switch (parsed.GetValue(json) ? OutputFormat.Json : parsed.GetValue(format))
        {
            case OutputFormat.Json:
                Json(new { data = rows.Select(row => Shape(columns, row)), nextCursor = next });
                break;
            case OutputFormat.Csv:
                await using (var target = Console.OpenStandardOutput())
                    await new ExportTable<T>("list", columns, Each(rows)).Write(ExportFormat.Csv, target, stop);
                break;
            default:
                Console.Out.Write(TextTable.Of([.. columns.Select(column => column.Head)],
                    rows.Select(row => (IReadOnlyList<string>)[.. columns.Select(column => Text(column.Cell(row)))])));
                if (next is not null) Console.Out.WriteLine($"--after {next}");
                break;
        }
    }

    /// <summary>Prints one object: for people a line for each field.</summary>
    public void One<T>(ParseResult parsed, IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        if (parsed.GetValue(json) || parsed.GetValue(format) == OutputFormat.Json) Json(Shape(columns, row));
        else Console.Out.Write(TextTable.Of([W["cli.list.field"], W["cli.list.value"]],
            columns.Select(column => new[] { column.Head, Text(column.Cell(row)) })));
    }

    /// <summary>Prints any value as JSON.</summary>
    public static void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Options));

    /// <summary>Whether JSON was asked for.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(json) || parsed.GetValue(format) == OutputFormat.Json;

    // Of a coded column programs get the code under its key and the words beside it.
    private static Dictionary<string, object?> Shape<T>(IReadOnlyList<ExportColumn<T>> columns, T row)
    {
        var shape = new Dictionary<string, object?>();
        foreach (var column in columns)
        {
            var cell = column.Cell(row);
            shape[column.Key] = cell switch
            {
                Cell.Number number => number.Value,
                Cell.Moment moment => moment.Utc,
                Cell.Coded coded => coded.Code,
                Cell.Text text => text.Value,
                _ => null,
            };
            if (cell is Cell.Coded { Label: var label }) shape[$"{column.Key}Label"] = label;
        }
        return shape;
    }

    private static string Text(Cell cell) => cell switch
    {
        Cell.Number number => number.Value?.ToString(CultureInfo.CurrentCulture) ?? "",
        Cell.Moment moment => moment.Utc?.ToString("u", CultureInfo.InvariantCulture) ?? "",
        Cell.Coded coded => coded.Label ?? coded.Code ?? "",
        Cell.Text text => text.Value ?? "",
        _ => "",
    };

    private static async IAsyncEnumerable<T> Each<T>(IReadOnlyList<T> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return row;
    }
}
