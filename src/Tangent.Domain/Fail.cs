namespace Tangent.Domain;

/// <summary>One thing that is wrong, as a code; the words are made at the door, in the reader's language.</summary>
/// <param name="Code">Key of its words, such as <c>touchpoints.code-taken</c>.</param>
/// <param name="Field">The field of the request that it is about, in camel case, or null for the whole.</param>
/// <param name="Row">The row of a file, counted from 1 for the header, or null outside files.</param>
/// <param name="Arguments">What fills the gaps of the words, in order.</param>
public sealed record Problem(string Code, string? Field = null, int? Row = null, params IReadOnlyList<object> Arguments)
{
    /// <summary>A problem of one field.</summary>
    public static Problem Of(string field, string code, params IReadOnlyList<object> arguments) =>
        new(code, field, null, arguments);
}

/// <summary>An expected failure, with every problem that was found. The kinds are closed.</summary>
public abstract record Fail
{
    private Fail(IReadOnlyList<Problem> problems)
    {
        ArgumentOutOfRangeException.ThrowIfZero(problems.Count);
        Problems = problems;
    }

    /// <summary>All problems, never empty.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The request is wrong; sending it again unchanged cannot help.</summary>
    public sealed record Invalid(IReadOnlyList<Problem> Problems) : Fail(Problems);

    /// <summary>There is no such thing, or it lies outside the actor's scope: both answer alike.</summary>
    public sealed record Missing(IReadOnlyList<Problem> Problems) : Fail(Problems);

    /// <summary>The actor may see it but not do this to it.</summary>
    public sealed record Forbidden(IReadOnlyList<Problem> Problems) : Fail(Problems);

    /// <summary>The state of things does not allow it now: taken, already closed, changed by somebody else.</summary>
    public sealed record Conflict(IReadOnlyList<Problem> Problems) : Fail(Problems);

    /// <summary>The system cannot do it now: the disk is full, the database is read-only, a part is busy.</summary>
    public sealed record Unavailable(IReadOnlyList<Problem> Problems) : Fail(Problems);

    /// <summary>An invalid request with one problem.</summary>
    public static Fail Wrong(string field, string code, params IReadOnlyList<object> arguments) =>
        new Invalid([new Problem(code, field, null, arguments)]);

    /// <summary>A missing object. The words never tell whether it exists for somebody else.</summary>
    public static Fail NotFound { get; } = new Missing([new Problem("access.missing")]);

    /// <summary>A conflict with one problem.</summary>
    public static Fail Clash(string code, params IReadOnlyList<object> arguments) =>
        new Conflict([new Problem(code, null, null, arguments)]);

    /// <summary>A passing trouble with one problem.</summary>
    public static Fail Trouble(string code, params IReadOnlyList<object> arguments) =>
        new Unavailable([new Problem(code, null, null, arguments)]);
}
