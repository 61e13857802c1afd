using System.Text;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters;

/// <summary>What an entry must be to stand in the log, and how its words are written there.</summary>
static class EncounterRules
{
    private const int LongestWait = 366 * 24 * 3600, MostAttributes = 30;

    /// <summary>The entry as it is written: white space around words is gone, characters are composed, empty is null.</summary>
    public static EncounterEntry Clean(EncounterEntry told) => told with
    {
        ExternalId = Clean(told.ExternalId) ?? "",
        Touchpoint = Clean(told.Touchpoint) ?? "",
        Customer = Clean(told.Customer),
        Unit = Clean(told.Unit),
        Employee = Clean(told.Employee),
        Channel = Clean(told.Channel),
        Outcome = Clean(told.Outcome),
        Journey = Clean(told.Journey),
    };

    /// <summary>Everything that is wrong with a clean entry.</summary>
    public static IEnumerable<Problem> Check(EncounterEntry entry, int row)
    {
        foreach (var (field, text, longest) in new[]
        {
            ("externalId", entry.ExternalId, 100), ("touchpoint", entry.Touchpoint, 200), ("customer", entry.Customer, 100),
            ("unit", entry.Unit, 80), ("employee", entry.Employee, 80), ("channel", entry.Channel, 80),
            ("outcome", entry.Outcome, 80), ("journey", entry.Journey, 100),
        })
        {
            if (text is null) continue;
            if (text.Length == 0) yield return new("form.required", field, row);
            else if (text.Length > longest) yield return new("form.too-long", field, row, longest);
            else if (!SearchText.IsOneLine(text)) yield return new("form.one-line", field, row);
        }
        if (entry.EndedUtc < entry.StartedUtc) yield return new("encounters.ends-before-start", "ended", row);
        if (entry.WaitSeconds is < 0 or > LongestWait) yield return new("encounters.wait-range", "waitSeconds", row, LongestWait);
        foreach (var problem in CheckScore(entry, row)) yield return problem;
        if (entry.Attributes.Count > MostAttributes) yield return new("form.too-many", "attributes", row, MostAttributes);
        else if (entry.Attributes.Any(one => one.Name.Length is 0 or > 40 || one.Value.Length > 200 || one.Value.Contains('\0')))
            yield return new("encounters.attribute-shape", "attributes", row);
    }

    private static IEnumerable<Problem> CheckScore(EncounterEntry entry, int row)
    {
        if (entry.Score is not { } score) yield break;
        if (entry.Scale is not { } scale) yield return new("encounters.scale-missing", "scale", row);
        else if (!(score >= scale.Lowest() && score <= scale.Highest()))
            yield return new("encounters.score-outside", "score", row, scale.Lowest(), scale.Highest());
    }

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var trimmed = text.Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length == 0) return null;
        return Ascii.IsValid(trimmed) || trimmed.IsNormalized() ? trimmed : trimmed.Normalize();
    }
}
