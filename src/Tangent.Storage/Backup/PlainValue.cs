using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Tangent.Storage.Backup;

/// <summary>Database values as JSON that either database can take in: what SQLite stores is the common form.</summary>
static class PlainValue
{
    private const string Time = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";

    public static void Write(Utf8JsonWriter json, DbDataReader reader, int column)
    {
        switch (reader.GetValue(column))
        {
            case DBNull: json.WriteNullValue(); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case short or int or long: json.WriteNumberValue(reader.GetInt64(column)); break;
            case float or double: json.WriteNumberValue(reader.GetDouble(column)); break;
            case decimal number: json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case Guid id: json.WriteStringValue(id.ToString().ToUpperInvariant()); break;
            case DateTime time: json.WriteStringValue(time.ToString(Time, CultureInfo.InvariantCulture)); break;
            case string text: json.WriteStringValue(text); break;
            case byte[] bytes:
                json.WriteStartObject();
                json.WriteBase64String("b", bytes);
                json.WriteEndObject();
                break;
            case var other: throw new NotSupportedException($"A backup cannot hold {other.GetType().Name}.");
        }
    }

    /// <summary>The value as the column of the target wants it.</summary>
    public static object Read(JsonElement value, Column column, DbConnection target) =>
        target is SqliteConnection ? ForSqlite(value, column) : ForPostgres(value, column.Type);

    private static object ForSqlite(JsonElement value, Column column) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.True => 1L,
        JsonValueKind.False => 0L,
        JsonValueKind.Number => Number(value),
        JsonValueKind.Object => value.GetProperty("b").GetBytesFromBase64(),
        // The one time that carries an offset is Identity's; without it, it would be read as local.
        _ => column.Name == "lockout_end" && !value.GetString()!.Contains('+', StringComparison.Ordinal)
            ? value.GetString() + "+00:00"
            : value.GetString()!,
    };

    private static object ForPostgres(JsonElement value, string type) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        JsonValueKind.Object => value.GetProperty("b").GetBytesFromBase64(),
        JsonValueKind.Number => type switch
        {
            "boolean" => value.GetInt64() != 0,
            "integer" => value.GetInt32(),
            "smallint" => value.GetInt16(),
            "double precision" => value.GetDouble(),
            "real" => value.GetSingle(),
            _ => value.GetInt64(),
        },
        _ => type switch
        {
            "uuid" => Guid.Parse(value.GetString()!),
            "numeric" => decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            "timestamp with time zone" => DateTime.Parse(value.GetString()!, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
            _ => value.GetString()!,
        },
    };

    private static object Number(JsonElement value) => value.TryGetInt64(out var whole) ? whole : value.GetDouble();
}
