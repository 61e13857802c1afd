namespace Tangent.Analytics.Comments;

/// <summary>How much a gram of a comment counts before its class is asked. Each comment has length 1.</summary>
public enum Weighting
{
    /// <summary>Every gram that occurs counts the same, however often.</summary>
    Presence,

    /// <summary>(1 + ln times)·(1 + ln((1 + comments)/(1 + comments that hold it))): what is rare elsewhere counts more.</summary>
    Rarity,
}
