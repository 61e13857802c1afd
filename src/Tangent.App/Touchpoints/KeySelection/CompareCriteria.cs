using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.KeySelection;

/// <summary>Keeps the team's comparison of the three criteria in pairs. It holds for the whole register, so the right is that of its root.</summary>
public sealed class CompareCriteria(Db db, Audit audit)
{
    /// <summary>The comparison: 1 to 9, or −2 to −9 for the inverse.</summary>
    /// <param name="FrequencyToExperience">Frequency against experience.</param>
    /// <param name="FrequencyToImportance">Frequency against importance.</param>
    /// <param name="ExperienceToImportance">Experience against importance.</param>
    public sealed record Request(int? FrequencyToExperience, int? FrequencyToImportance, int? ExperienceToImportance);

    /// <summary>Keeps it, consistent or not: the page shows how well it agrees with itself.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Touchpoint, UnitPath.Root) is { } refusal) return refusal;

        var problems = new (string Field, int? Value)[]
        {
            ("frequencyToExperience", request.FrequencyToExperience), ("frequencyToImportance", request.FrequencyToImportance),
            ("experienceToImportance", request.ExperienceToImportance),
        }.Where(one => one.Value is not { } value || !KeyComparison.IsOnScale(value))
            .Select(one => Problem.Of(one.Field, "touchpoints.keys.not-on-scale")).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var before = await db.KeyComparisons.AsNoTracking().SingleOrDefaultAsync(stop);
        var now = before ?? new KeyComparison();
        var after = now with
        {
            FrequencyToExperience = request.FrequencyToExperience!.Value,
            FrequencyToImportance = request.FrequencyToImportance!.Value,
            ExperienceToImportance = request.ExperienceToImportance!.Value,
        };
        if (after == before) return after.Version;

        if (before is null) db.Add(after);
        else db.Replace(before, after = after with { Version = before.Version + 1 });
        audit.Write(who, "touchpoints.did.compare-criteria", new(Kind.Touchpoint, null, null, UnitPath.Root), before, after);
        return await db.Commit(stop) is { } trouble ? trouble : after.Version;
    }
}
