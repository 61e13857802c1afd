using System.Globalization;
using System.Text.Json;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>Reads one encounter of a batch; what is wrong with it spoils no other.</summary>
static class EncounterReader
{
    private static readonly string[] Members =
    [
        "externalId", "touchpoint", "started", "ended", "waitSeconds", "customer", "unit", "employee", "channel", "outcome", "score",
        "scale", "journey", "phone", "openId", "email", "attributes",
    ];

    private const int Started = 2;

    private static readonly byte[][] Names = [.. Members.Select(System.Text.Encoding.UTF8.GetBytes)];

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
        var draft = new Draft { ExternalId = "", Touchpoint = "" };
        int next = 0;
        bool hasStarted = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int member = MemberAt(ref reader, next);
            if (member < 0)
            {
                var name = reader.GetString()!;
                problems.Add(new("api.unknown-member", name, row, name, string.Join(", ", Members)));
                reader.Skip();
                continue;
            }
            next = (member + 1) % Members.Length;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null) continue;
            hasStarted |= member == Started;
            if (Take(ref draft, member, ref reader)) continue;
            problems.Add(new("api.wrong-type", Members[member], row, TypeOf(member)));
            reader.Skip();
        }
        if (!hasStarted) problems.Add(new("form.required", "started", row));
        return problems.Count > before ? null : draft.Entry();
    }

    // Most sources name the members in one and the same order: the one after the last is tried first.
    private static int MemberAt(ref Utf8JsonReader reader, int expected)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            int member = (expected + i) % Names.Length;
            if (reader.ValueTextEquals(Names[member])) return member;
        }
        return -1;
    }

    // False: the value is of another type. An attribute list that is none has been read to its end.
    private static bool Take(ref Draft draft, int member, ref Utf8JsonReader reader)
    {
        switch (member)
        {
            case 0: return Text(ref reader, ref draft.ExternalId);
            case 1: return Text(ref reader, ref draft.Touchpoint);
            case Started: return (draft.Started = Time(ref reader)) is not null;
            case 3: return (draft.Ended = Time(ref reader)) is not null;
            case 4:
                int wait = 0;
                bool isWhole = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out wait);
                draft.WaitSeconds = wait;
                return isWhole;
            case 5: return Text(ref reader, ref draft.Customer);
            case 6: return Text(ref reader, ref draft.Unit);
            case 7: return Text(ref reader, ref draft.Employee);
            case 8: return Text(ref reader, ref draft.Channel);
            case 9: return Text(ref reader, ref draft.Outcome);
            case 10:
                double score = 0;
                bool isNumber = reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out score);
                draft.Score = score;
                return isNumber;
            case 11:
                ScoreScale scale = default;
                bool isScale = reader.TokenType == JsonTokenType.String && Scales.TryGetValue(reader.GetString()!, out scale);
                draft.Scale = scale;
                return isScale;
            case 12: return Text(ref reader, ref draft.Journey);
            case 13: return Text(ref reader, ref draft.Phone);
            case 14: return Text(ref reader, ref draft.OpenId);
            case 15: return Text(ref reader, ref draft.Email);
            default: return (draft.Attributes = Attributes(ref reader)) is not null;
        }
    }

    private static string TypeOf(int member) => Members[member] switch
    {
        "started" or "ended" => "date-time",
        "waitSeconds" => "integer",
        "score" => "number",
        "scale" => string.Join(" | ", Scales.Keys),
        "attributes" => "object",
        _ => "string",
    };

    /// <summary>An encounter as far as it is read: made over and over, so on the stack.</summary>
    private ref struct Draft
    {
        public string? ExternalId, Touchpoint, Customer, Phone, OpenId, Email, Unit, Employee, Channel, Outcome, Journey;
        public DateTime? Started, Ended;
        public int? WaitSeconds;
        public double? Score;
        public ScoreScale? Scale;
        public Items<NamedValue>? Attributes;

        public readonly EncounterEntry Entry() => new()
        {
            ExternalId = ExternalId!,
            Touchpoint = Touchpoint!,
            StartedUtc = Started!.Value,
            EndedUtc = Ended,
            WaitSeconds = WaitSeconds,
            Customer = Customer,
            Phone = Phone,
            OpenId = OpenId,
            Email = Email,
            Unit = Unit,
            Employee = Employee,
            Channel = Channel,
            Outcome = Outcome,
            Score = Score,
            Scale = Scale,
            Journey = Journey,
            Attributes = Attributes ?? [],
        };
    }

    // Numbers of customers and the like often come as numbers.
    private static bool Text(ref Utf8JsonReader reader, ref string? into)
    {
        if (reader.TokenType == JsonTokenType.String) into = reader.GetString();
        else if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number)) into = number.ToString(CultureInfo.InvariantCulture);
        else return false;
        return true;
    }

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
