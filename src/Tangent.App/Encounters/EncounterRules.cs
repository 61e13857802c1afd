using Tangent.App.Tables;
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
        ExternalId = SourceWord.Clean(told.ExternalId) ?? "",
        Touchpoint = SourceWord.Clean(told.Touchpoint) ?? "",
        Customer = SourceWord.Clean(told.Customer),
        Phone = SourceWord.Form(IdentifierKind.Phone, told.Phone),
        OpenId = SourceWord.Form(IdentifierKind.OpenId, told.OpenId),
        Email = SourceWord.Form(IdentifierKind.Email, told.Email),
        Unit = SourceWord.Clean(told.Unit),
        Employee = SourceWord.Clean(told.Employee),
        Channel = SourceWord.Clean(told.Channel),
        Outcome = SourceWord.Clean(told.Outcome),
        Journey = SourceWord.Clean(told.Journey),
    };

    /// <summary>Everything that is wrong with a clean entry.</summary>
    public static void Check(EncounterEntry entry, int row, List<Problem> problems)
    {
        SourceWord.Check("externalId", entry.ExternalId, 100, row, problems);
        SourceWord.Check("touchpoint", entry.Touchpoint, 200, row, problems);
        SourceWord.Check("customer", entry.Customer, 100, row, problems);
        SourceWord.CheckForm("phone", IdentifierKind.Phone, entry.Phone, row, problems);
        SourceWord.CheckForm("openId", IdentifierKind.OpenId, entry.OpenId, row, problems);
        SourceWord.CheckForm("email", IdentifierKind.Email, entry.Email, row, problems);
        SourceWord.Check("unit", entry.Unit, 80, row, problems);
        SourceWord.Check("employee", entry.Employee, 80, row, problems);
        SourceWord.Check("channel", entry.Channel, 80, row, problems);
        SourceWord.Check("outcome", entry.Outcome, 80, row, problems);
        SourceWord.Check("journey", entry.Journey, 100, row, problems);
        if (entry.EndedUtc < entry.StartedUtc) problems.Add(new("encounters.ends-before-start", "ended", row));
        if (entry.WaitSeconds is < 0 or > LongestWait) problems.Add(new("encounters.wait-range", "waitSeconds", row, LongestWait));
        CheckScore(entry, row, problems);
        if (entry.Attributes.Count == 0) return;
        if (entry.Attributes.Count > MostAttributes) problems.Add(new("form.too-many", "attributes", row, MostAttributes));
        else if (entry.Attributes.Any(one => one.Name.Length is 0 or > 40 || one.Value.Length > 200 || one.Value.Contains('\0')))
            problems.Add(new("encounters.attribute-shape", "attributes", row));
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
}
