using System.Text;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;

namespace Tangent.App.Encounters;

/// <summary>What an entry must be to stand in the log, and how its words are written there.</summary>
static class EncounterRules
{
    private const int LongestWait = 366 * 24 * 3600, MostAttributes = 30;

    /// <summary>The entry as it is written: white space around words is gone, characters are composed, empty is null.</summary>
    /// <returns>The same entry when there is nothing to clean, which is the rule.</returns>
    public static EncounterEntry Clean(EncounterEntry told) => IsClean(told) ? told : told with
    {
        ExternalId = Clean(told.ExternalId) ?? "",
        Touchpoint = Clean(told.Touchpoint) ?? "",
        Customer = Clean(told.Customer),
        Phone = Form(IdentifierKind.Phone, told.Phone),
        OpenId = Form(IdentifierKind.OpenId, told.OpenId),
        Email = Form(IdentifierKind.Email, told.Email),
        Unit = Clean(told.Unit),
        Employee = Clean(told.Employee),
        Channel = Clean(told.Channel),
        Outcome = Clean(told.Outcome),
        Journey = Clean(told.Journey),
    };

    /// <summary>Everything that is wrong with a clean entry.</summary>
    public static void Check(EncounterEntry entry, int row, List<Problem> problems)
    {
        CheckWord("externalId", entry.ExternalId, 100, row, problems);
        CheckWord("touchpoint", entry.Touchpoint, 200, row, problems);
        CheckWord("customer", entry.Customer, 100, row, problems);
        CheckForm("phone", IdentifierKind.Phone, entry.Phone, row, problems);
        CheckForm("openId", IdentifierKind.OpenId, entry.OpenId, row, problems);
        CheckForm("email", IdentifierKind.Email, entry.Email, row, problems);
        CheckWord("unit", entry.Unit, 80, row, problems);
        CheckWord("employee", entry.Employee, 80, row, problems);
        CheckWord("channel", entry.Channel, 80, row, problems);
        CheckWord("outcome", entry.Outcome, 80, row, problems);
        CheckWord("journey", entry.Journey, 100, row, problems);
        if (entry.EndedUtc < entry.StartedUtc) problems.Add(new("encounters.ends-before-start", "ended", row));
        if (entry.WaitSeconds is < 0 or > LongestWait) problems.Add(new("encounters.wait-range", "waitSeconds", row, LongestWait));
        CheckScore(entry, row, problems);
        if (entry.Attributes.Count == 0) return;
        if (entry.Attributes.Count > MostAttributes) problems.Add(new("form.too-many", "attributes", row, MostAttributes));
        else if (entry.Attributes.Any(one => one.Name.Length is 0 or > 40 || one.Value.Length > 200 || one.Value.Contains('\0')))
            problems.Add(new("encounters.attribute-shape", "attributes", row));
    }

    private static void CheckWord(string field, string? text, int longest, int row, List<Problem> problems)
    {
        if (text is null) return;
        if (text.Length == 0) problems.Add(new("form.required", field, row));
        else if (text.Length > longest) problems.Add(new("form.too-long", field, row, longest));
        else if (!SearchText.IsOneLine(text)) problems.Add(new("form.one-line", field, row));
    }

    private static void CheckForm(string field, IdentifierKind kind, string? text, int row, List<Problem> problems)
    {
        if (text is not null && IdentifierForm.Of(kind, text) != text) problems.Add(new("customers.identifier-shape", field, row));
    }

    private static void CheckScore(EncounterEntry entry, int row, List<Problem> problems)
    {
        if (entry.Score is not { } score) return;
        if (entry.Scale is not { } scale) problems.Add(new("encounters.scale-missing", "scale", row));
        else if (!(score >= scale.Lowest() && score <= scale.Highest()))
            problems.Add(new("encounters.score-outside", "score", row, scale.Lowest(), scale.Highest()));
    }

    private static bool IsClean(EncounterEntry told) =>
        told is { Phone: null, OpenId: null, Email: null }
        && IsClean(told.ExternalId) && IsClean(told.Touchpoint) && IsClean(told.Customer) && IsClean(told.Unit)
        && IsClean(told.Employee) && IsClean(told.Channel) && IsClean(told.Outcome) && IsClean(told.Journey);

    // Printable ASCII without a space at its ends; anything else is looked at closely.
    private static bool IsClean(string? text) => text is null
        || (text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExceptInRange(' ', '~'));

    // What has no normal form stays as it came: then it is a problem.
    private static string? Form(IdentifierKind kind, string? text) => Clean(text) is { } typed ? IdentifierForm.Of(kind, typed) ?? typed : null;

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var trimmed = text.Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length == 0) return null;
        return Ascii.IsValid(trimmed) || trimmed.IsNormalized() ? trimmed : trimmed.Normalize();
    }
}
