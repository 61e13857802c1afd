namespace Tangent.App.LogFiles;

/// <summary>What a column of a file of judgements says. The names are those of <c>--map-feedback</c>.</summary>
public enum FeedbackRole
{
    /// <summary>Which journey.</summary>
    Case,

    /// <summary>Which touchpoint; empty where the whole journey is judged.</summary>
    Touchpoint,

    /// <summary>The score; empty where the question was left open.</summary>
    Score,

    /// <summary>Worst and best of the scale, such as 0-10.</summary>
    Scale,

    /// <summary>What was asked with, such as NPS.</summary>
    Instrument,

    /// <summary>What was said.</summary>
    Comment,

    /// <summary>When it was given.</summary>
    Time,

    /// <summary>Which unit of the organisation.</summary>
    Unit,

    /// <summary>Tier of the customer.</summary>
    Tier,

    /// <summary>How much it counts.</summary>
    Weight,
}
