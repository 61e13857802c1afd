namespace Tangent.Analytics.Flow;

/// <summary>Which events of a life-cycle count as encounters.</summary>
public enum Lifecycle
{
    /// <summary>Every event is one encounter.</summary>
    All,

    /// <summary>Only completes, and events that name no transition.</summary>
    Complete,

    /// <summary>A start and its complete are one encounter with a duration.</summary>
    Pair,
}

/// <summary>Where in the life of a piece of work an event stands.</summary>
public enum Phase : byte
{
    /// <summary>It ends here, or nothing is said.</summary>
    Complete,

    /// <summary>It begins here.</summary>
    Start,

    /// <summary>Something else happens to it: it is scheduled, assigned, suspended.</summary>
    Other,
}
