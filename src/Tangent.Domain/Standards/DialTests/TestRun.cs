namespace Tangent.Domain.Standards.DialTests;

/// <summary>Where a run comes from.</summary>
public enum RunSource
{
    /// <summary>Somebody entered it.</summary>
    Hand,

    /// <summary>It stood in a file.</summary>
    File,

    /// <summary>A tool that calls told it.</summary>
    Tool,

    /// <summary>The program asked the page itself.</summary>
    Machine,
}

/// <summary>One run of a case, as it was. It never changes.</summary>
public sealed record TestRun
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>What tells it apart from other runs of the case: the same again is no second one.</summary>
    public required string Key { get; init; }

    /// <summary>Where it comes from.</summary>
    public RunSource Source { get; init; }

    /// <summary>When it began.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>How it went wrong; null: as expected.</summary>
    public Mismatch? Mismatch { get; init; }

    /// <summary>Seconds from dialling to the first ring or word, or to the first byte; null: not measured.</summary>
    public decimal? DialSeconds { get; init; }

    /// <summary>Seconds until a human answered; null: none was wanted, or not measured.</summary>
    public decimal? HumanSeconds { get; init; }

    /// <summary>Seconds in all; null: not measured.</summary>
    public decimal? TookSeconds { get; init; }

    /// <summary>Keys pressed or steps done; null: not counted.</summary>
    public int? Steps { get; init; }

    /// <summary>Wrong turns and mistakes on the way; null: not counted.</summary>
    public int? Errors { get; init; }

    /// <summary>The status that the page answered with.</summary>
    public int? Status { get; init; }

    /// <summary>How easy it was by SUS or UMUX-Lite, 0 to 100; null: not asked.</summary>
    public double? Usability { get; init; }

    /// <summary>By which questionnaire: sus or umux-lite.</summary>
    public string? UsabilityBy { get; init; }

    /// <summary>What else is to be said.</summary>
    public string? Note { get; init; }

    /// <summary>Who entered it; null: nobody with an account.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Whether it went as expected.</summary>
    public bool IsPassed => Mismatch is null;

    /// <summary>Whether there was an answer at all.</summary>
    public bool IsConnected => Mismatch is not DialTests.Mismatch.NotConnected;

    /// <summary>The run with what its limit of time says: one that took too long has failed.</summary>
    public TestRun Judged(TestTerms terms) => Mismatch is null && terms.MostSeconds is { } most && (HumanSeconds ?? TookSeconds) > most
        ? this with { Mismatch = DialTests.Mismatch.Timeout } : this;

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Problems(DateTime nowUtc)
    {
        if (StartedUtc > nowUtc) yield return Problem.Of("started", "dialtests.not-yet");
        if (Mismatch is { } one && !Enum.IsDefined(one)) yield return Problem.Of("mismatch", "form.not-a-choice");
        foreach (var (field, value) in new[] { ("dialSeconds", DialSeconds), ("humanSeconds", HumanSeconds), ("tookSeconds", TookSeconds) })
            if (value is < 0 or > 86_400) yield return Problem.Of(field, "dialtests.seconds-range");
        if (Steps is < 0 or > 1000) yield return Problem.Of("steps", "dialtests.count-range");
        if (Errors is < 0 or > 1000) yield return Problem.Of("errors", "dialtests.count-range");
        if (Note?.Length > LongestNote) yield return Problem.Of("note", "form.too-long", LongestNote);
        if (Key.Length is 0 or > 100) yield return Problem.Of("key", "form.too-long", 100);
    }
}

/// <summary>What a failing case opens (缺陷单): at most one is open of each case, and a run that passes closes it.</summary>
public sealed record TestDefect
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>How it went wrong first.</summary>
    public Mismatch Mismatch { get; init; }

    /// <summary>When the run began that opened it.</summary>
    public required DateTime OpenedUtc { get; init; }

    /// <summary>Runs that failed since, the first among them.</summary>
    public int Failures { get; init; } = 1;

    /// <summary>When the run began that passed; null: it is open.</summary>
    public DateTime? ClosedUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What a run makes of the open defect of its case, where there is one: the same object when nothing changes.</summary>
    /// <remarks>Worked example, tested: fail, fail, pass, fail gives one closed with 2 failures and one open with 1.</remarks>
    public static TestDefect? After(TestRun run, TestDefect? open, Guid newId) => (run.Mismatch, open) switch
    {
        ({ } how, null) => new() { Id = newId, CaseId = run.CaseId, Mismatch = how, OpenedUtc = run.StartedUtc },
        ({ }, { } known) => known with { Failures = known.Failures + 1, Version = known.Version + 1 },
        (null, { } known) => known with { ClosedUtc = run.StartedUtc, Version = known.Version + 1 },
        _ => null,
    };
}
