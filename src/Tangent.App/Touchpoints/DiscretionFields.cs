using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What a person fills in about discretion, not yet checked; see <see cref="DiscretionTerms"/>.</summary>
/// <param name="Post">The post, up to 40 characters.</param>
/// <param name="Situation">In what situation, up to 80 characters.</param>
/// <param name="Tier">For customers of this tier; null for all.</param>
/// <param name="Kind">What may be given.</param>
/// <param name="Amount">How much at most, 0 to 1,000,000 with two decimals.</param>
/// <param name="Unit">Of what, up to 12 characters.</param>
/// <param name="Period">For what the amount counts.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, or null without end.</param>
/// <param name="EscalateTo">Who decides beyond it, up to 40 characters.</param>
public sealed record DiscretionFields(string? Post, string? Situation, CustomerTier? Tier, DiscretionKind? Kind, decimal? Amount, string? Unit,
    DiscretionPeriod? Period, DateOnly? From, DateOnly? To, string? EscalateTo);

/// <summary>Turns what somebody filled in about discretion into terms that hold, or lists everything that is wrong.</summary>
public sealed class DiscretionCheck(Db db)
{
    private const decimal Largest = 1_000_000;

    internal async Task<Outcome<DiscretionTerms>> Run(
        DiscretionFields fields, TouchpointId touchpoint, DiscretionId? now, CancellationToken stop)
    {
        List<Problem> problems =
        [
            .. TouchpointRules.CheckLine("post", fields.Post, 40),
            .. TouchpointRules.CheckLine("situation", fields.Situation, 80),
            .. TouchpointRules.CheckLine("unit", fields.Unit, 12),
            .. TouchpointRules.CheckLine("escalateTo", fields.EscalateTo, 40),
        ];
        if (fields.Tier is { } tier && !Enum.IsDefined(tier)) problems.Add(Problem.Of("tier", "form.not-a-choice"));
        if (fields.Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(Problem.Of("kind", "form.required"));
        if (fields.Period is not { } period || !Enum.IsDefined(period)) problems.Add(Problem.Of("period", "form.required"));
        if (fields.Amount is not { } amount || amount < 0 || amount > Largest || decimal.Round(amount, 2) != amount)
            problems.Add(Problem.Of("amount", "discretion.amount-shape", Largest));
        if (fields.From is null) problems.Add(Problem.Of("from", "form.required"));
        if (fields.To < fields.From) problems.Add(Problem.Of("to", "discretion.end-before-start"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var terms = new DiscretionTerms(fields.Post!.Trim(), fields.Situation!.Trim(), fields.Tier, fields.Kind!.Value, fields.Amount!.Value,
            fields.Unit!.Trim(), fields.Period!.Value, fields.From!.Value, fields.To, fields.EscalateTo!.Trim());
        var others = await db.DiscretionRules.Where(rule => rule.TouchpointId == touchpoint).ToListAsync(stop);
        return others.Find(rule => rule.Id != now && rule.Terms.Overlaps(terms)) is { Terms: var other }
            ? Fail.Wrong("from", "discretion.overlaps", other.Post, other.Situation, other.Amount, other.Unit, Day(other.From),
                other.To is { } end ? Day(end) : "…")
            : terms;
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
