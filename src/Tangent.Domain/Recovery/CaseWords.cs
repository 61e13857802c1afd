namespace Tangent.Domain.Recovery;

/// <summary>Where a case stands: the four steps of complaint handling, two in halves (倾听 → 记录与判定 → 方案与实施 → 回访).</summary>
/// <remarks>
/// Within ISO 10002:2018: listening is receipt and acknowledgement, recording is initial assessment, judging is investigation,
/// proposing is response, implementing and the return visit are communicating the decision and closing.
/// </remarks>
public enum CaseStep
{
    /// <summary>倾听: the customer has not been spoken to yet.</summary>
    Listen,

    /// <summary>记录: facts and weight.</summary>
    Record,

    /// <summary>判定: whether it is justified, and why it came.</summary>
    Judge,

    /// <summary>方案: what is offered, and what the customer says to it.</summary>
    Propose,

    /// <summary>实施: what was promised is done.</summary>
    Implement,

    /// <summary>回访: the customer's own word on whether it was put right.</summary>
    Visit,

    /// <summary>已办结.</summary>
    Closed,
}

/// <summary>How much it weighs.</summary>
public enum CaseSeverity
{
    /// <summary>一般.</summary>
    Low,

    /// <summary>较重.</summary>
    Medium,

    /// <summary>严重.</summary>
    High,
}

/// <summary>How far it spreads.</summary>
public enum CaseSpread
{
    /// <summary>个别: this customer alone.</summary>
    One,

    /// <summary>多人: some have the same.</summary>
    Several,

    /// <summary>扩散: many, or it is told in public.</summary>
    Many,
}

/// <summary>Whether it is justified.</summary>
public enum CaseVerdict
{
    /// <summary>成立.</summary>
    Upheld,

    /// <summary>部分成立.</summary>
    Partly,

    /// <summary>不成立.</summary>
    NotUpheld,
}

/// <summary>Why it came: the leaves of the tree of causes, whose branches are the elements of servuction.</summary>
public enum CaseCause
{
    /// <summary>态度.</summary>
    Attitude,

    /// <summary>业务差错: not known, or done wrong.</summary>
    Skill,

    /// <summary>承诺未兑现.</summary>
    PromiseBroken,

    /// <summary>告知不清: told wrongly or not at all.</summary>
    Uninformed,

    /// <summary>等候过长.</summary>
    Wait,

    /// <summary>环境设施.</summary>
    Premises,

    /// <summary>设备或系统故障.</summary>
    Equipment,

    /// <summary>流程繁琐: too many steps, sent from one to another.</summary>
    Procedure,

    /// <summary>后台协同脱节.</summary>
    Handover,

    /// <summary>规定不合理.</summary>
    Rule,

    /// <summary>收费争议.</summary>
    Charge,

    /// <summary>产品质量.</summary>
    Product,

    /// <summary>其他顾客影响.</summary>
    OtherCustomers,

    /// <summary>客户误解.</summary>
    Misunderstanding,

    /// <summary>外部原因.</summary>
    Outside,
}

/// <summary>What is done for the customer.</summary>
public enum CaseRemedyKind
{
    /// <summary>退款.</summary>
    Refund,

    /// <summary>减免.</summary>
    Waiver,

    /// <summary>赔偿.</summary>
    Compensation,

    /// <summary>赠送.</summary>
    Gift,

    /// <summary>升级.</summary>
    Upgrade,

    /// <summary>重新办理: what went wrong is done again, rightly.</summary>
    Redo,

    /// <summary>致歉.</summary>
    Apology,

    /// <summary>致歉信.</summary>
    ApologyLetter,

    /// <summary>解释说明.</summary>
    Explanation,
}

/// <summary>Where a proposal stands.</summary>
public enum ProposalState
{
    /// <summary>待审批: it goes beyond what its maker may decide alone.</summary>
    WaitsForApproval,

    /// <summary>待告知: it may be offered.</summary>
    Ready,

    /// <summary>已告知: the customer knows it.</summary>
    Offered,

    /// <summary>客户接受.</summary>
    Accepted,

    /// <summary>客户不接受.</summary>
    Rejected,

    /// <summary>审批未通过.</summary>
    Refused,
}

/// <summary>Whether it was put right, in the customer's own word.</summary>
public enum RecoveredWord
{
    /// <summary>已挽回.</summary>
    Yes,

    /// <summary>部分挽回.</summary>
    Partly,

    /// <summary>未挽回.</summary>
    No,
}

/// <summary>How a case ended.</summary>
public enum CaseEnd
{
    /// <summary>已解决: the customer accepted, it was done.</summary>
    Resolved,

    /// <summary>客户不接受: told which other ways there are.</summary>
    NotAccepted,

    /// <summary>联系不上: as often as the rules ask.</summary>
    NotReached,

    /// <summary>匿名: nobody knows whom to tell.</summary>
    NobodyToTell,

    /// <summary>客户撤回.</summary>
    Withdrawn,

    /// <summary>并入: another case goes on for both.</summary>
    Merged,
}

/// <summary>A clock of a case.</summary>
public enum ClockKind
{
    /// <summary>首次联系.</summary>
    FirstContact,

    /// <summary>告知方案.</summary>
    Solution,

    /// <summary>办结.</summary>
    Resolution,

    /// <summary>回访.</summary>
    ReturnVisit,

    /// <summary>法定答复: in days of the calendar, never paused.</summary>
    Statutory,
}

/// <summary>Where words on a case come from.</summary>
public enum CaseEntryKind
{
    /// <summary>内部备注: only colleagues read it.</summary>
    Note,

    /// <summary>客户联系: spoken with, or written to, outside the house's own ways.</summary>
    Contact,

    /// <summary>已发送: sent from here.</summary>
    Sent,

    /// <summary>信号: another signal came to it.</summary>
    Signal,

    /// <summary>时限: a clock warned or ran out.</summary>
    Clock,

    /// <summary>客户留言: the customer wrote on the own page.</summary>
    Customer,
}
