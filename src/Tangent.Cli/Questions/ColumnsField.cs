using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tangent.App.Insights;
using Tangent.Domain;

namespace Tangent.Cli.Questions;

/// <summary>Columns of numbers: a file at the command line, an object of lists in JSON.</summary>
/// <param name="about">What they are.</param>
sealed class ColumnsField(string about) : AskField("columns", about)
{
    private readonly Option<string?> option = new("--columns") { Description = about };

    /// <inheritdoc/>
    public override Symbol Symbol => option;

    /// <inheritdoc/>
    public override JsonObject Schema => new()
    {
        ["type"] = "object",
        ["description"] = About,
        ["additionalProperties"] = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = new JsonArray("number", "string", "null") } },
    };

    /// <inheritdoc/>
    public override object? Of(ParseResult parsed) => parsed.GetValue(option) is { } path ? ColumnSheet.Read(path, CancellationToken.None) : null;

    /// <summary>Lists of numbers by name; a list of texts called <c>unit</c> names the unit of each row.</summary>
    public override Outcome<object?> Of(JsonElement said)
    {
        if (said.ValueKind != JsonValueKind.Object) return Fail.Wrong(Name, "api.wrong-type", "object");
        try
        {
            var units = said.TryGetProperty("unit", out var named) ? named.Deserialize<string[]>() : null;
            var columns = said.EnumerateObject().Where(one => one.Name != "unit")
                .ToDictionary(one => one.Name, one => (IReadOnlyList<double?>)one.Value.Deserialize<double?[]>()!);
            return Outcome<object?>.Of(ColumnSheet.Of(columns, units));
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return Fail.Wrong(Name, "api.wrong-type", "array");
        }
    }
}
