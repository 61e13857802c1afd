namespace Tangent.Domain.Delivery;

/// <summary>By which way a message leaves the house.</summary>
public enum DeliveryChannel
{
    /// <summary>邮件.</summary>
    Email,

    /// <summary>短信.</summary>
    Sms,

    /// <summary>企业微信: an application of the company tells one of its members or contacts.</summary>
    WeCom,

    /// <summary>微信公众号.</summary>
    WeChat,

    /// <summary>An address of another program.</summary>
    Webhook,
}

/// <summary>What a message is for.</summary>
public enum MessageKind
{
    /// <summary>Somebody tries whether a channel works.</summary>
    Test,

    /// <summary>What the customer is told about an item of the inbox.</summary>
    VoiceReply,

    /// <summary>The customer is asked to answer a survey.</summary>
    SurveyInvitation,

    /// <summary>The customer is asked again.</summary>
    SurveyReminder,

    /// <summary>Another program is told what happened.</summary>
    Event,

    /// <summary>The customer is told that a promise was not kept, and what is done for them.</summary>
    PromiseNotice,

    /// <summary>Somebody of the house is told that an alert has fired.</summary>
    Alert,

    /// <summary>What the customer is told about a case of recovery.</summary>
    CaseMessage,

    /// <summary>A code with which a customer comes to the own pages: asked for this minute, it knows no quiet hours.</summary>
    AccessCode,

    /// <summary>Somebody of the house is told what stands in the app as well.</summary>
    Notice,
}

/// <summary>Where a message is in its life.</summary>
public enum MessageState
{
    /// <summary>待发送: it goes out when it is due and its channel is set up.</summary>
    Waiting,

    /// <summary>发送中: an attempt is under way.</summary>
    Sending,

    /// <summary>已送出: whoever carries it on has taken it.</summary>
    Sent,

    /// <summary>结果不明: perhaps it was taken. It is not sent again by itself, because it might come twice.</summary>
    Unsure,

    /// <summary>未送达: given up, with the reason.</summary>
    GivenUp,

    /// <summary>已取消: it must not or shall not go out any more, with the reason.</summary>
    Cancelled,
}

/// <summary>How an attempt went.</summary>
public enum AttemptOutcome
{
    /// <summary>It is under way, or it was when the server stopped.</summary>
    Begun,

    /// <summary>The message was taken.</summary>
    Accepted,

    /// <summary>It did not go through now.</summary>
    Failed,

    /// <summary>It was refused for good.</summary>
    Refused,

    /// <summary>Nobody knows whether it was taken.</summary>
    Unknown,
}

/// <summary>What an attempt came to. The kinds are closed.</summary>
/// <param name="Reason">Key of the words that say why, or null when it was taken.</param>
/// <param name="Status">The number that the receiver answered with, or null.</param>
public abstract record SendResult(string? Reason, int? Status)
{
    private SendResult() : this(null, null) { }

    /// <summary>Taken by whoever carries it on.</summary>
    /// <param name="ProviderId">Its name there, or null.</param>
    /// <param name="Code">The number that the receiver answered with.</param>
    public sealed record Accepted(string? ProviderId = null, int? Code = null) : SendResult(null, Code);

    /// <summary>Not now: it may be tried again.</summary>
    public sealed record Failed(string Why, int? Code = null) : SendResult(Why, Code);

    /// <summary>Never: trying again cannot help.</summary>
    public sealed record Refused(string Why, int? Code = null) : SendResult(Why, Code);

    /// <summary>Perhaps it was taken: the connection broke after it had been told.</summary>
    public sealed record Unknown(string Why) : SendResult(Why, null);

    /// <summary>The same as it is written down.</summary>
    public AttemptOutcome Outcome => this switch
    {
        Accepted => AttemptOutcome.Accepted,
        Failed => AttemptOutcome.Failed,
        Refused => AttemptOutcome.Refused,
        _ => AttemptOutcome.Unknown,
    };
}
