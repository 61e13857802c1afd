namespace Tangent.Domain.Feedback.Voices;

/// <summary>What somebody who speaks up wants.</summary>
public enum VoiceKind
{
    /// <summary>投诉: dissatisfied, and an answer is expected.</summary>
    Complaint,

    /// <summary>咨询.</summary>
    Question,

    /// <summary>建议.</summary>
    Suggestion,

    /// <summary>表扬.</summary>
    Praise,

    /// <summary>评论: said somewhere without being addressed to us, or beside a score.</summary>
    Comment,
}

/// <summary>By which way it reached us.</summary>
public enum VoiceWay
{
    /// <summary>当面.</summary>
    InPerson,

    /// <summary>热线电话.</summary>
    Hotline,

    /// <summary>意见箱.</summary>
    SuggestionBox,

    /// <summary>网站留言.</summary>
    Website,

    /// <summary>邮件.</summary>
    Email,

    /// <summary>信函.</summary>
    Letter,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>社交媒体.</summary>
    SocialMedia,

    /// <summary>点评网站.</summary>
    Review,

    /// <summary>问卷.</summary>
    Survey,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>How an item of the inbox ended. Nothing stays without one.</summary>
public enum Disposition
{
    /// <summary>已答复: the customer was told.</summary>
    Answered,

    /// <summary>已移交: somebody outside the inbox answers, who is named.</summary>
    Forwarded,

    /// <summary>转为改进建议.</summary>
    BecameIdea,

    /// <summary>已转达: praise reached whom it is for.</summary>
    PassedOn,

    /// <summary>不予处理, with the reason.</summary>
    NoAction,

    /// <summary>并入重复件: another item says the same.</summary>
    Duplicate,
}

/// <summary>How somebody speaks: complaints and praise by what they are, all else as the model reads it.</summary>
public enum Sentiment
{
    /// <summary>不明确: less sure than the model must be, or nothing that it knows.</summary>
    Unclear,

    /// <summary>正面.</summary>
    Positive,

    /// <summary>负面.</summary>
    Negative,
}

/// <summary>How the customer was told.</summary>
public enum ReplyWay
{
    /// <summary>电话.</summary>
    Phone,

    /// <summary>邮件.</summary>
    Email,

    /// <summary>短信.</summary>
    Sms,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>当面.</summary>
    InPerson,

    /// <summary>公开回复, where it was said.</summary>
    InPublic,

    /// <summary>其他.</summary>
    Other,
}
