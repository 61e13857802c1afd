using System.Globalization;
using Tangent.App.Touchpoints;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a rule about discretion as it is sent.</summary>
public sealed class DiscretionInput
{
    public string? Post { get; set; }
    public string? Situation { get; set; }
    public string? Tier { get; set; }
    public string? Kind { get; set; }
    public string? Amount { get; set; }
    public string? Unit { get; set; }
    public string? Period { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? EscalateTo { get; set; }
    public int? Version { get; set; }

    public static DiscretionInput Of(DiscretionRule rule) => new()
    {
        Post = rule.Terms.Post,
        Situation = rule.Terms.Situation,
        Tier = rule.Terms.Tier?.ToString(),
        Kind = rule.Terms.Kind.ToString(),
        Amount = rule.Terms.Amount.ToString("0.##", CultureInfo.InvariantCulture),
        Unit = rule.Terms.Unit,
        Period = rule.Terms.Period.ToString(),
        From = AttachedText.Day(rule.Terms.From),
        To = rule.Terms.To is { } end ? AttachedText.Day(end) : null,
        EscalateTo = rule.Terms.EscalateTo,
        Version = rule.Version,
    };

    public DiscretionFields Fields => new(Post, Situation, TouchpointText.Member<CustomerTier>(Tier), TouchpointText.Member<DiscretionKind>(Kind),
        decimal.TryParse(Amount?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null, Unit,
        TouchpointText.Member<DiscretionPeriod>(Period), Day(From), Day(To), EscalateTo);

    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
