using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Storage.Feedback;

/// <summary>A paper form with what was keyed of it. The keyings are cleared when the pile has become responses.</summary>
[Unaudited("Keying is many small steps; making, deciding and storing a pile are audited.")]
public sealed class PaperForm
{
    public required Guid BatchId { get; init; }

    /// <summary>From 1, as written on the paper.</summary>
    public required int Number { get; init; }

    /// <summary>Answers by cell as the first person keyed them, as JSON.</summary>
    public string? First { get; set; }

    public Guid? FirstBy { get; set; }

    /// <summary>The same by the second person.</summary>
    public string? Second { get; set; }

    public Guid? SecondBy { get; set; }

    /// <summary>What the paper says, where the two differ.</summary>
    public string? Decided { get; set; }

    public Guid? DecidedBy { get; set; }
}

/// <summary>Somebody to be asked by telephone.</summary>
[Unaudited("Making a list is audited; calls are many small steps, and their end stands in this row.")]
public sealed class SurveyCall
{
    public required Guid Id { get; init; }

    public required SurveyId SurveyId { get; init; }

    /// <summary>The customer's number here; null once nobody is known to stand behind it.</summary>
    public long? Customer { get; set; }

    /// <summary>By what the interviewer finds the customer: the company's own number.</summary>
    public string? Name { get; set; }

    /// <summary>Number to call, where the list told one.</summary>
    public string? Phone { get; set; }

    public string? Journey { get; set; }

    /// <summary>Code of the touchpoint that is judged, or null.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Code of the unit that is judged, or null.</summary>
    public string? Unit { get; init; }

    public CallState State { get; set; }

    /// <summary>Not to be called before.</summary>
    public required DateTime DueUtc { get; set; }

    public int Tries { get; set; }

    /// <summary>Who called last, or is calling.</summary>
    public Guid? Interviewer { get; set; }

    /// <summary>Until when the call is kept for the interviewer.</summary>
    public DateTime? HeldUntilUtc { get; set; }

    /// <summary>When the last call ended.</summary>
    public DateTime? EndedUtc { get; set; }
}
