using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.App.Lists;
using Tangent.App.Touchpoints;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>Touchpoints on the screen: as a table or as JSON.</summary>
static class TouchpointPrint
{
    private static readonly Words W = new();
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void List(Piece<TouchpointRow> piece, bool isJson)
    {
        if (isJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { data = piece.Items.Select(Shape), nextCursor = piece.Next }, Json));
            return;
        }
        Console.Out.Write(TextTable.Of(
            [W["touchpoints.field.code"], W["touchpoints.field.name"], W["touchpoints.field.channel"], W["touchpoints.field.stage"],
                W["touchpoints.field.unit"], W["touchpoints.field.status"], "id"],
            piece.Items.Select(row => new[]
            {
                row.Details.Code, Name(row), W.Of(row.Details.Channel), W.Of(row.Details.Stage), row.Unit.Code,
                W.Of(row.Status), row.Id.ToString(),
            })));
        if (piece.Next is { } next) Console.Out.WriteLine($"--after {next}");
    }

    public static void One(TouchpointRow row, bool isJson)
    {
        if (isJson) Console.Out.WriteLine(JsonSerializer.Serialize(Shape(row), Json));
        else List(new([row], null, null), isJson: false);
    }

    private static object Shape(TouchpointRow row) => new
    {
        row.Id,
        row.Details.Code,
        row.Details.NameZh,
        row.Details.NameEn,
        row.Details.Channel,
        row.Details.Stage,
        Unit = row.Unit.Code,
        Owner = row.Owner?.Id,
        row.Status,
        row.RetiredUtc,
        row.RetiredReason,
        row.ChangedUtc,
        row.Version,
    };

    private static string Name(TouchpointRow row) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? row.Details.NameZh : row.Details.NameEn;
}
