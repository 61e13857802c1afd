namespace Tangent.Domain.Customers;

/// <summary>What a customer agrees to (同意).</summary>
public enum ConsentPurpose
{
    /// <summary>An archive of needs, preferences and use (客户档案).</summary>
    Archive,

    /// <summary>Being asked for an opinion: surveys, return visits.</summary>
    Research,

    /// <summary>Being offered something.</summary>
    Marketing,

    /// <summary>Being treated by a computed profile.</summary>
    Profiling,
}

/// <summary>A way to reach a customer, which the customer may close (退订).</summary>
public enum ContactWay
{
    /// <summary>Calls.</summary>
    Phone,

    /// <summary>Short messages.</summary>
    Sms,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>WeChat.</summary>
    WeChat,
}

/// <summary>Why two numbers are one customer.</summary>
public enum MergeReason
{
    /// <summary>Somebody said so.</summary>
    ByHand,

    /// <summary>One encounter named both: the company's number and a telephone or address that had no number yet.</summary>
    NamedTogether,
}

/// <summary>What was decided about two customers who may be one.</summary>
public enum MatchState
{
    /// <summary>Nothing yet.</summary>
    Open,

    /// <summary>They are one.</summary>
    Merged,

    /// <summary>They are two.</summary>
    Rejected,
}
