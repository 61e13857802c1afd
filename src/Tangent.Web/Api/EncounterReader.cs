using System.Globalization;
using System.Text.Json;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>Reads one encounter of a batch; what is wrong with it spoils no other.</summary>
static class EncounterReader
{
    private const string Members = "externalId, touchpoint, started, ended, waitSeconds, customer, unit, employee, channel, outcome, "
        + "score, scale, journey, attributes";

    private static readonly Dictionary<string, ScoreScale> Scales = new()
    {
        ["0-10"] = ScoreScale.ZeroToTen,
        ["1-5"] = ScoreScale.OneToFive,
        ["1-7"] = ScoreScale.OneToSeven,
        ["1-10"] = ScoreScale.OneToTen,
    };

    /// <summary>Reads the value at which the reader stands, whole.</summary>
    /// <returns>The entry, or null when something is wrong with it; then the problems say what.</returns>
    public static EncounterEntry? Read(ref Utf8JsonReader reader, int row, List<Problem> problems)
    {
        int before = problems.Count;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            problems.Add(new("api.not-an-object", null, row));
            reader.Skip();
            return null;
        }
        var entry = new EncounterEntry { ExternalId = "", Touchpoint = "", StartedUtc = default };
        bool hasStarted = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null) continue;
            hasStarted |= member == "started";
            if (With(entry, member, ref reader, row, problems) is { } more) entry = more;
        }
        if (!hasStarted) problems.Add(new("form.required", "started", row));
        return problems.Count > before ? null : entry;
    }

    private static EncounterEntry? With(EncounterEntry entry, string member, ref Utf8JsonReader reader, int row, List<Problem> problems)
    {
        switch (member)
        {
            case "externalId": return Text(ref reader) is { } id ? entry with { ExternalId = id } : Wrong(ref reader, "string");
            case "touchpoint": return Text(ref reader) is { } at ? entry with { Touchpoint = at } : Wrong(ref reader, "string");
            case "customer": return Text(ref reader) is { } customer ? entry with { Customer = customer } : Wrong(ref reader, "string");
            case "unit": return Text(ref reader) is { } unit ? entry with { Unit = unit } : Wrong(ref reader, "string");
            case "employee": return Text(ref reader) is { } employee ? entry with { Employee = employee } : Wrong(ref reader, "string");
            case "channel": return Text(ref reader) is { } channel ? entry with { Channel = channel } : Wrong(ref reader, "string");
            case "outcome": return Text(ref reader) is { } outcome ? entry with { Outcome = outcome } : Wrong(ref reader, "string");
            case "journey": return Text(ref reader) is { } journey ? entry with { Journey = journey } : Wrong(ref reader, "string");
            case "started": return Time(ref reader) is { } started ? entry with { StartedUtc = started } : Wrong(ref reader, "date-time");
            case "ended": return Time(ref reader) is { } ended ? entry with { EndedUtc = ended } : Wrong(ref reader, "date-time");
            case "waitSeconds":
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int wait)
                    ? entry with { WaitSeconds = wait } : Wrong(ref reader, "integer");
            case "score":
                return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double score)
                    ? entry with { Score = score } : Wrong(ref reader, "number");
            case "scale":
                return reader.TokenType == JsonTokenType.String && Scales.TryGetValue(reader.GetString()!, out var scale)
                    ? entry with { Scale = scale } : Wrong(ref reader, string.Join(" | ", Scales.Keys));
            case "attributes":
                return Attributes(ref reader) is { } attributes ? entry with { Attributes = attributes } : Wrong(ref reader, "object");
            default:
                problems.Add(new("api.unknown-member", member, row, member, Members));
                reader.Skip();
                return null;
        }

        EncounterEntry? Wrong(ref Utf8JsonReader at, string type)
        {
            problems.Add(new("api.wrong-type", member, row, type));
            at.Skip();
            return null;
        }
    }

    // Numbers of customers and the like often come as numbers.
    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.TryGetInt64(out long number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    // A time without a zone is UTC.
    private static DateTime? Time(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String) return null;
        if (reader.TryGetDateTimeOffset(out var exact) && HasZone(reader.ValueSpan)) return exact.UtcDateTime;
        return DateTime.TryParse(reader.GetString(), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var naive) ? naive : null;
    }

    private static bool HasZone(ReadOnlySpan<byte> text) => text.Length > 10 && (text[^1] == 'Z' || text[10..].IndexOfAny((byte)'+', (byte)'-') >= 0);

    private static Items<NamedValue>? Attributes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return null;
        List<NamedValue> read = [];
        bool isFlat = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                isFlat = false;
                reader.Skip();
            }
            else if (reader.TokenType == JsonTokenType.String) read.Add(new(name, reader.GetString()!));
            else if (reader.TokenType != JsonTokenType.Null) read.Add(new(name, System.Text.Encoding.UTF8.GetString(reader.ValueSpan)));
        }
        return isFlat ? read.ToItems() : null;
    }
}
