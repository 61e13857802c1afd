using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Standards.DialTests;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>A run to load.</summary>
/// <param name="StartedUtc">When it began.</param>
/// <param name="Mismatch">How it went wrong; null: as expected.</param>
/// <param name="DialSeconds">Seconds to the first ring or word.</param>
/// <param name="HumanSeconds">Seconds until a human answered.</param>
/// <param name="TookSeconds">Seconds in all.</param>
/// <param name="Steps">Keys or steps.</param>
/// <param name="Errors">Mistakes.</param>
/// <param name="Usability">Answers of a questionnaire of ease, or null.</param>
public sealed record RunToLoad(DateTime StartedUtc, Mismatch? Mismatch, decimal? DialSeconds, decimal? HumanSeconds, decimal? TookSeconds, int? Steps,
    int? Errors, IReadOnlyList<int>? Usability);

/// <summary>A case to load.</summary>
/// <param name="Unit">Code of the unit that answers for it.</param>
/// <param name="Terms">What it tries.</param>
/// <param name="Runs">Its runs.</param>
public sealed record TestToLoad(string Unit, TestTerms Terms, IReadOnlyList<RunToLoad> Runs);

/// <summary>Writes cases with their runs at once, all or none: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class TestLoader(Db db, CaseChange change, RunWriter writer, UnitFacts units, TimeProvider clock)
{
    /// <summary>Adds all of them; where there are cases already nothing is added.</summary>
    public async Task<Fail?> Add(Actor who, IReadOnlyList<TestToLoad> tests, CancellationToken stop)
    {
        if (await db.TestCases.AnyAsync(stop)) return null;
        var at = await units.ByCode([.. tests.Select(one => one.Unit).Distinct()], stop);
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        var cases = tests.Select((one, i) => change.Add(who, "dialtests.did.load", i + 1, at[one.Unit], one.Terms, null)).ToList();
        if (await db.Commit(stop) is { } failure) return failure;
        var runs = tests.SelectMany((one, i) => one.Runs.Select((run, n) => new RunWriter.ToWrite(cases[i], Made(cases[i], run, n)))).ToList();
        var written = await writer.Write(who, runs, stop);
        if (written.Failure is { } trouble) return trouble;
        await whole.CommitAsync(stop);
        writer.AreDurable();
        return null;
    }

    private TestRun Made(TestCase one, RunToLoad run, int number)
    {
        var ease = Questionnaire.Score(run.Usability);
        return new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CaseId = one.Id,
            Key = $"load-{number}",
            Source = one.Terms.Kind == TestKind.Web ? RunSource.Machine : RunSource.File,
            StartedUtc = run.StartedUtc,
            Mismatch = run.Mismatch,
            DialSeconds = run.DialSeconds,
            HumanSeconds = run.HumanSeconds,
            TookSeconds = run.TookSeconds,
            Steps = run.Steps,
            Errors = run.Errors,
            Usability = ease?.Score,
            UsabilityBy = ease?.By,
        };
    }
}
