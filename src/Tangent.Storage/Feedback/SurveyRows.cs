using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Storage.Feedback;

/// <summary>A version of a survey as it was published. It never changes: answers are read by it for ever.</summary>
[Unaudited("Publishing is audited.")]
public sealed class SurveyVersion
{
    public required SurveyId SurveyId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The document, to the byte.</summary>
    public required string Document { get; init; }

    public required DateTime PublishedUtc { get; init; }
}

/// <summary>A way in to a survey.</summary>
[Unaudited("Making and ending links is audited; answering uses them up.")]
public sealed class SurveyLink
{
    public required Guid Id { get; init; }

    public required SurveyId SurveyId { get; init; }

    /// <summary>SHA-256 of the token: what is looked up.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The token of an open link, which is printed again; null for those that are a right of one person.</summary>
    public string? Token { get; init; }

    public required LinkKind Kind { get; init; }

    public required AskChannel Channel { get; init; }

    /// <summary>What people call it.</summary>
    public string? Label { get; init; }

    /// <summary>Code of the touchpoint that is judged through it, or null.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Code of the unit that is judged through it, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Number of the customer whom it was made for, or null.</summary>
    public long? Customer { get; set; }

    /// <summary>Key of the journey that is judged through it, or null.</summary>
    public string? Journey { get; set; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>When it stops being answered, or null.</summary>
    public DateTime? ExpiresUtc { get; set; }
}

/// <summary>What one person answered. Times are microseconds since 1970 in UTC, as in the encounter log.</summary>
[Unaudited("Given by customers, not by people who act; taking them out is audited.")]
public sealed class SurveyResponse
{
    /// <summary>The order in which responses were written.</summary>
    public required long Id { get; set; }

    public required SurveyId SurveyId { get; init; }

    /// <summary>By which version it was asked.</summary>
    public required int Version { get; init; }

    public required Guid LinkId { get; init; }

    /// <summary>Of what a second one is refused: the form that was sent, or the link that is answered once.</summary>
    public required string OnceKey { get; init; }

    /// <summary>By whom: a random sign that the browser keeps, as a hash; null when it keeps none.</summary>
    public string? Device { get; init; }

    public required ResponseOutcome Outcome { get; init; }

    public required AskChannel Channel { get; init; }

    /// <summary>In which language it was asked.</summary>
    public required string Language { get; init; }

    /// <summary>When it was sent.</summary>
    public required long Given { get; init; }

    /// <summary>Seconds from the first page to the last.</summary>
    public required int Seconds { get; init; }

    public long? Customer { get; init; }

    public string? Journey { get; init; }

    /// <summary>Who asked by telephone or keyed a sheet in; null where the customer answered alone.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>Codes by cell, as JSON.</summary>
    public required string Codes { get; init; }

    /// <summary>Words by cell, as JSON; null when there are none, or when they were erased.</summary>
    public string? Texts { get; init; }
}

/// <summary>How often a code stands in a cell: counted while answers are written, so that no question about them reads them all.</summary>
[Unaudited("Counts responses.")]
public sealed class SurveyCount
{
    /// <summary>The day under which all days are counted together, so that a survey of years is read like one of a day.</summary>
    public const int AllDays = -1;

    public required SurveyId SurveyId { get; init; }

    public required int Version { get; init; }

    /// <summary>Day in the zone of the survey's unit, days since 1970; or <see cref="AllDays"/>.</summary>
    public required int Day { get; init; }

    /// <summary>The cell; what is counted besides answers begins with a tilde.</summary>
    public required string Cell { get; init; }

    /// <summary>The code; empty: answered at all.</summary>
    public required string Code { get; init; }

    public required long Count { get; init; }
}

/// <summary>Answers that somebody keeps to go on later; found by a token that the person alone has.</summary>
[Unaudited("Written by visitors, deleted when sent.")]
public sealed class SurveyDraft
{
    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    public required Guid LinkId { get; init; }

    public required int Version { get; init; }

    /// <summary>Everything that was answered so far, as JSON.</summary>
    public required string Answers { get; init; }

    public required DateTime ExpiresUtc { get; init; }
}
