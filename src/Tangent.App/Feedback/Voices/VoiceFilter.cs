using Tangent.Domain;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>Which part of the inbox.</summary>
public enum InboxPart
{
    /// <summary>待处理.</summary>
    Waiting,

    /// <summary>已逾期: waiting after its day.</summary>
    Overdue,

    /// <summary>已办结.</summary>
    Ended,

    /// <summary>全部.</summary>
    All,
}

/// <summary>Whose an item is to answer.</summary>
public enum InboxHolder
{
    /// <summary>我的.</summary>
    Mine,

    /// <summary>无人负责.</summary>
    Nobody,
}

/// <summary>What the inbox is narrowed to; nulls do not narrow.</summary>
/// <param name="Part">Which part of it.</param>
/// <param name="Search">Its number, or words in what was said, as far as they are not masked.</param>
/// <param name="Kind">What the customer wants.</param>
/// <param name="Way">By which way it came.</param>
/// <param name="Sentiment">How it is said.</param>
/// <param name="Theme">Code of a theme that it speaks of.</param>
/// <param name="Touchpoint">The touchpoint that it is about.</param>
/// <param name="UnitId">The unit whose inbox it is in, or one above it.</param>
/// <param name="Holder">Whose it is to answer.</param>
/// <param name="How">How it ended.</param>
/// <param name="Customer">Number of the customer.</param>
public sealed record VoiceFilter(InboxPart Part = InboxPart.Waiting, string? Search = null, VoiceKind? Kind = null, VoiceWay? Way = null,
    Sentiment? Sentiment = null, string? Theme = null, Guid? Touchpoint = null, Guid? UnitId = null, InboxHolder? Holder = null,
    Disposition? How = null, long? Customer = null)
{
    internal string Mark => string.Join('|', Part, string.Join(' ', SearchText.Words(Search)), Kind, Way, Sentiment, Theme, Touchpoint, UnitId, Holder, How,
        Customer);
}

/// <summary>How the inbox is ordered: by what is due first, or by when it was said.</summary>
public readonly record struct VoiceOrder(bool ByGiven = false, bool IsDescending = false)
{
    /// <summary>What waits by its due date, all else the latest first.</summary>
    public static VoiceOrder Usual(InboxPart part) => part is InboxPart.Waiting or InboxPart.Overdue ? new() : new(true, true);
}
