using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.KeySelection;

/// <summary>Says what the team thinks of a touchpoint: importance, and frequency and experience where nothing is measured.</summary>
public sealed class StateKeyEvidence(Db db, TouchpointChange change, Audit audit)
{
    private const int MostPerMonth = 1_000_000_000;

    /// <summary>What is said; nulls say nothing.</summary>
    /// <param name="Id">Which touchpoint.</param>
    /// <param name="Importance">1 to 5.</param>
    /// <param name="PerMonth">Uses a month, 0 to 1,000,000,000.</param>
    /// <param name="Experience">1 (bad) to 10 (good).</param>
    public sealed record Request(Guid Id, int? Importance, int? PerMonth, int? Experience);

    /// <summary>Says it. The same again writes nothing.</summary>
    /// <returns>The version of the statement that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Touchpoint) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = Check(request).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var id = reached.Value.Touchpoint.Id;
        var before = await db.KeyStatements.AsNoTracking().SingleOrDefaultAsync(s => s.TouchpointId == id, stop);
        var after = before?.Say(request.Importance, request.PerMonth, request.Experience)
            ?? KeyStatement.Of(id, request.Importance, request.PerMonth, request.Experience);
        if (ReferenceEquals(before, after)) return after.Version;

        if (before is null) db.Add(after);
        else db.Replace(before, after);
        audit.Write(who, "touchpoints.did.state-key", new(Kind.Touchpoint, null, reached.Value.Touchpoint.Code, reached.Value.Unit),
            before is null ? null : Facts(before), Facts(after));
        return await db.Commit(stop) is { } trouble ? trouble : after.Version;
    }

    private static IEnumerable<Problem> Check(Request request)
    {
        if (request.Importance is < 1 or > 5) yield return Problem.Of("importance", "touchpoints.keys.range", 1, 5);
        if (request.PerMonth is < 0 or > MostPerMonth) yield return Problem.Of("perMonth", "touchpoints.keys.range", 0, MostPerMonth);
        if (request.Experience is < 1 or > 10) yield return Problem.Of("experience", "touchpoints.keys.range", 1, 10);
    }

    private static object Facts(KeyStatement said) => new { said.Importance, said.PerMonth, said.Experience };
}
