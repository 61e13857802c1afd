using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>What was done in cases like this one, and how often it put things right.</summary>
public sealed class SimilarCases(CaseReach reach, TimeProvider clock)
{
    private const int Days = 365, Most = 400, Listed = 5;

    /// <summary>Like which case.</summary>
    public sealed record Request(Guid Id);

    /// <summary>What was given together, and how often that put things right.</summary>
    /// <param name="Remedies">The remedies; none: an explanation was all.</param>
    /// <param name="Recovered">Share put right in the customers' own word, of those who were asked.</param>
    /// <param name="MeanCost">What it cost the company on average.</param>
    public sealed record Way(Items<CaseRemedyKind> Remedies, Answer Recovered, decimal MeanCost);

    /// <summary>Cases like it.</summary>
    /// <param name="Cases">How many were compared: at most 400, the latest.</param>
    /// <param name="IsByCause">Whether they have the same cause too; not yet while this one is not judged.</param>
    /// <param name="Ways">What was done, the most frequent first.</param>
    /// <param name="Latest">The latest of them.</param>
    public sealed record Similar(int Cases, bool IsByCause, IReadOnlyList<Way> Ways, IReadOnlyList<ShowCase.Other> Latest);

    /// <summary>Ended cases of the last year at the same touchpoint, once it is judged of the same cause too, as far as they are in sight.</summary>
    public async Task<Outcome<Similar>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Case) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Read, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var one = found.Value.Case;
        if (one.Touchpoint is not { } touchpoint) return new Similar(0, false, [], []);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var like = (await reach.Within(who, Verb.Read, stop)).Where(c => c.Touchpoint == touchpoint && c.OpenedUtc >= since && c.Recovered != null
            && c.Id != one.Id);
        if (one.Cause is { } cause) like = like.Where(c => c.Cause == cause);
        var cases = await like.OrderByDescending(c => c.OpenedUtc).Take(Most).ToListAsync(stop);
        return new Similar(cases.Count, one.Cause is not null, [.. cases.Where(c => c.DoneUtc is not null).GroupBy(MeasureCases.Given)
                .OrderByDescending(same => same.Count()).ThenBy(same => $"{same.Key}", StringComparer.Ordinal)
                .Select(same => new Way(same.Key, Wilson.Share(same.Count(c => c.Recovered == RecoveredWord.Yes), same.Count()), same.Average(c => c.Cost)))],
            [.. cases.Take(Listed).Select(c => new ShowCase.Other(c.Id, c.Number, null, c.OpenedUtc, c.ClosedUtc, c.Recovered))]);
    }
}
