using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Enters a run that somebody did, once: the same key again is the same run.</summary>
public sealed class RecordRun(Db db, CaseChange change, RunWriter writer, TimeProvider clock)
{
    /// <summary>What came out.</summary>
    /// <param name="Case">Which case.</param>
    /// <param name="StartedUtc">When it began; null: now.</param>
    /// <param name="Mismatch">How it went wrong; null: as expected.</param>
    public sealed record Request(Guid Case, DateTime? StartedUtc = null, Mismatch? Mismatch = null)
    {
        /// <summary>Seconds to the first ring or word.</summary>
        public decimal? DialSeconds { get; init; }

        /// <summary>Seconds until a human answered.</summary>
        public decimal? HumanSeconds { get; init; }

        /// <summary>Seconds in all.</summary>
        public decimal? TookSeconds { get; init; }

        /// <summary>Keys pressed or steps done.</summary>
        public int? Steps { get; init; }

        /// <summary>Mistakes on the way.</summary>
        public int? Errors { get; init; }

        /// <summary>Answers of a questionnaire: ten from 1 to 5 (SUS) or two from 1 to 7 (UMUX-Lite); or null.</summary>
        public IReadOnlyList<int>? Usability { get; init; }

        /// <summary>What else is to be said.</summary>
        public string? Note { get; init; }

        /// <summary>What tells it apart; null: a new one.</summary>
        public string? Key { get; init; }
    }

    /// <summary>Enters it.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<Outcome<bool>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Case, null, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Case.RetiredUtc is not null) return Fail.Clash("dialtests.retired");
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var scored = Questionnaire.Score(request.Usability);
        var run = new TestRun
        {
            Id = id,
            CaseId = request.Case,
            Key = request.Key ?? id.ToString(),
            Source = RunSource.Hand,
            StartedUtc = UtcConverter.Truncate(request.StartedUtc ?? change.Now),
            Mismatch = request.Mismatch,
            DialSeconds = request.DialSeconds,
            HumanSeconds = request.HumanSeconds,
            TookSeconds = request.TookSeconds,
            Steps = request.Steps,
            Errors = request.Errors,
            Usability = scored?.Score,
            UsabilityBy = scored?.By,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            ActorId = who.Id,
        };
        List<Problem> problems = [.. run.Problems(change.Now)];
        if (request.Usability is { Count: > 0 } && scored is null) problems.Add(Problem.Of("usability", "dialtests.usability-shape"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        await using var whole = await db.Database.BeginTransactionAsync(stop);
        var written = await writer.Write(who, [new(found.Value.Case, run)], stop);
        if (written.Failure is { } trouble) return trouble;
        await whole.CommitAsync(stop);
        writer.AreDurable();
        return written.Value[0];
    }
}
