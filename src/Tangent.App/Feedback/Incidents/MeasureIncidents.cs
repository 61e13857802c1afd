using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Agreement;
using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Incidents;

/// <summary>What makes encounters very good or very bad: groups by how customers took it, and how far the coders agree.</summary>
public sealed class MeasureIncidents(Db db, IncidentReach reach)
{
    private const ulong Seed = 20_250_701;

    /// <summary>Nothing is asked for but the measures.</summary>
    public sealed record Request;

    /// <summary>A group of incidents.</summary>
    /// <param name="Group">Which.</param>
    /// <param name="Satisfying">How many customers took well.</param>
    /// <param name="Dissatisfying">How many they took badly.</param>
    /// <param name="Share">Share of those taken well.</param>
    public sealed record GroupAt(IncidentGroup Group, int Satisfying, int Dissatisfying, Answer Share);

    /// <summary>The measures of the incidents in sight.</summary>
    /// <param name="Groups">Settled ones by group, in the order of the scheme.</param>
    /// <param name="Independence">Whether group and outcome go together.</param>
    /// <param name="OfTypes">Agreement of both coders on the type, beyond chance.</param>
    /// <param name="OfGroups">The same on the group.</param>
    public sealed record Measures(IReadOnlyList<GroupAt> Groups, Answer Independence, Answer OfTypes, Answer OfGroups);

    /// <summary>Measures.</summary>
    public async Task<Outcome<Measures>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Incident) is { } refusal) return refusal;

        var rows = await reach.Within(who, Verb.Read, stop);
        var settled = await rows.Where(i => i.Type != null).Select(i => new { Type = i.Type!.Value, i.Outcome }).ToListAsync(stop);
        var coded = (await db.IncidentCodes.Where(c => rows.Any(i => i.Id == c.IncidentId))
            .OrderBy(c => c.IncidentId).ThenBy(c => c.AtUtc).ThenBy(c => c.CoderId).Select(c => new { c.IncidentId, c.Type })
            .ToListAsync(stop)).GroupBy(c => c.IncidentId).Where(same => same.Count() == CodeIncident.Coders)
            .Select(same => same.Select(c => c.Type).ToArray()).ToList();

        GroupAt[] groups = [.. Enum.GetValues<IncidentGroup>().Select(group =>
        {
            var of = settled.Where(one => IncidentReach.GroupOf(one.Type) == group).ToList();
            int good = of.Count(one => one.Outcome == IncidentOutcome.Satisfying);
            return new GroupAt(group, good, of.Count - good, Wilson.Share(good, of.Count));
        })];
        return new Measures(groups, CountTable.Of([.. groups.SelectMany(group => new[] { group.Satisfying, group.Dissatisfying })], 2),
            Kappa.Of([.. coded.Select(pair => (int)pair[0])], [.. coded.Select(pair => (int)pair[1])], new Dice(Seed, 1)),
            Kappa.Of([.. coded.Select(pair => (int)IncidentReach.GroupOf(pair[0]))], [.. coded.Select(pair => (int)IncidentReach.GroupOf(pair[1]))],
                new Dice(Seed, 2)));
    }
}
