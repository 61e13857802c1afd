using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tangent.Analytics.Flow;
using Tangent.App.Imports.Published;
using Tangent.App.LogFiles;
using Tangent.Domain;
using Tangent.Domain.Encounters;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>What the cells of a row say of an encounter.</summary>
/// <param name="zone">Where a time without offset was read off a clock; null: UTC.</param>
/// <param name="isDayFirst">How 03/04/2026 is meant; null: nobody knows.</param>
sealed class ImportedEncounter(TimeZoneInfo? zone, bool? isDayFirst)
{
    private readonly TimeReader times = new(zone, isDayFirst), dayFirst = new(zone, true), monthFirst = new(zone, false);

    private static readonly Dictionary<string, ScoreScale> Scales = new(StringComparer.Ordinal)
    {
        ["0-10"] = ScoreScale.ZeroToTen,
        ["1-5"] = ScoreScale.OneToFive,
        ["1-7"] = ScoreScale.OneToSeven,
        ["1-10"] = ScoreScale.OneToTen,
    };

    /// <summary>The encounter, or null with what is wrong; fields are those of the file.</summary>
    public EncounterEntry? Read(ImportRecord row, List<Problem> problems)
    {
        int before = problems.Count;
        var started = Time(row, "started", problems);
        var ended = Time(row, "ended", problems);
        int? wait = (int?)Number(row, "wait-seconds", problems);
        double? score = Number(row, "score", problems);
        var scale = Scale(row, problems);
        if (started is null && problems.Count == before) problems.Add(new("form.required", "started", row.Row));
        if (problems.Count > before) return null;
        return new()
        {
            ExternalId = Text(row, "external-id") ?? Name(row),
            Touchpoint = Text(row, "touchpoint") ?? "",
            StartedUtc = started!.Value,
            EndedUtc = ended,
            WaitSeconds = wait,
            Customer = Text(row, "customer"),
            Phone = Text(row, "phone"),
            OpenId = Text(row, "open-id"),
            Email = Text(row, "email"),
            Unit = Text(row, "unit"),
            Employee = Text(row, "employee"),
            Channel = Text(row, "channel"),
            Outcome = Text(row, "outcome"),
            Score = score,
            Scale = score is null ? null : scale,
            Journey = Text(row, "journey"),
            Attributes = row.Many.Count == 0 ? [] : row.Many.Select(one => new NamedValue(one.Name, one.Text)).ToItems(),
        };
    }

    // Without a number of its own a row is known by all it says, also in columns that are left out: the same file again doubles
    // nothing, whatever its columns are taken for.
    private static string Name(ImportRecord row) =>
        "row-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Said())))[..32];

    private static string? Text(ImportRecord row, string field) => row[field] is { Length: > 0 } text ? text : null;

    private DateTime? Time(ImportRecord row, string field, List<Problem> problems)
    {
        if (Text(row, field) is not { } text) return null;
        long micros = times.Read(Encoding.UTF8.GetBytes(text));
        if (micros != Step.NoEnd) return EncounterRow.Utc(micros);
        var bytes = Encoding.UTF8.GetBytes(text);
        bool isAmbiguous = isDayFirst is null && dayFirst.Read(bytes) != Step.NoEnd && monthFirst.Read(bytes) != Step.NoEnd;
        problems.Add(new(isAmbiguous ? "encounters.time-ambiguous" : "encounters.time-unreadable", field, row.Row, text));
        return null;
    }

    private static double? Number(ImportRecord row, string field, List<Problem> problems)
    {
        if (Text(row, field) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            && Math.Abs(value) < int.MaxValue) return value;
        problems.Add(new("encounters.not-a-number", field, row.Row, text));
        return null;
    }

    private static ScoreScale? Scale(ImportRecord row, List<Problem> problems)
    {
        if (Text(row, "scale") is not { } text) return null;
        if (Scales.TryGetValue(text.Replace('–', '-').Replace('~', '-').Replace(" ", ""), out var scale)) return scale;
        if (Enum.TryParse(text, ignoreCase: true, out scale) && Enum.IsDefined(scale)) return scale;
        problems.Add(new("encounters.scale-missing", "scale", row.Row));
        return null;
    }
}
