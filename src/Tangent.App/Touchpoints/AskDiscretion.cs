using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>What may this post decide here, for a customer of this tier, today? And may it grant this wish?</summary>
public sealed class AskDiscretion(Db db, UnitFacts units, TimeProvider clock)
{
    /// <summary>What is asked.</summary>
    /// <param name="TouchpointId">Where.</param>
    /// <param name="Post">Which post.</param>
    /// <param name="Tier">The customer's tier; null for one who is not known: then only rules for all hold.</param>
    /// <param name="Day">On which day; null takes today where the touchpoint's unit is.</param>
    /// <param name="Situation">In what situation, to judge a wish; null only lists.</param>
    /// <param name="Kind">What is wished for, or null.</param>
    /// <param name="Amount">How much, or null.</param>
    public sealed record Request(Guid TouchpointId, string? Post, CustomerTier? Tier = null, DateOnly? Day = null,
        string? Situation = null, DiscretionKind? Kind = null, decimal? Amount = null);

    /// <summary>What may be decided.</summary>
    /// <param name="Day">On which day.</param>
    /// <param name="Holding">The rules that hold.</param>
    /// <param name="Answer">About the wish; null when none was named.</param>
    public sealed record Told(DateOnly Day, IReadOnlyList<DiscretionTerms> Holding, DiscretionAnswer? Answer);

    /// <summary>Answers it.</summary>
    public async Task<Outcome<Told>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Discretion) is { } refusal) return refusal;

        var id = new TouchpointId(request.TouchpointId);
        if (await db.Touchpoints.SingleOrDefaultAsync(t => t.Id == id, stop) is not { } touchpoint) return Fail.NotFound;
        if (string.IsNullOrWhiteSpace(request.Post)) return Fail.Wrong("post", "form.required");

        var zone = (await units.Of([touchpoint.UnitId], stop))[touchpoint.UnitId].TimeZone;
        var day = request.Day ?? Today(zone);
        var rules = await db.DiscretionRules.Where(r => r.TouchpointId == id).ToListAsync(stop);
        var holding = Discretion.Of(rules.Select(r => r.Terms), request.Post, request.Tier, day);
        var answer = request is { Situation: { } situation, Kind: { } kind, Amount: { } amount }
            ? Discretion.Decide(holding, situation, kind, amount) : null;
        return new Told(day, holding, answer);
    }

    private DateOnly Today(string zone)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return DateOnly.FromDateTime(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(now, found) : now);
    }
}
