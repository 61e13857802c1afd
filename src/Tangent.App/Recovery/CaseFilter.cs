using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Which part of the cases.</summary>
public enum CasePart
{
    /// <summary>在办.</summary>
    Open,

    /// <summary>我的.</summary>
    Mine,

    /// <summary>未分派: open and nobody's.</summary>
    Nobodys,

    /// <summary>已逾期.</summary>
    Overdue,

    /// <summary>待审批: a proposal waits for somebody else.</summary>
    ToApprove,

    /// <summary>待回访.</summary>
    ToVisit,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>全部.</summary>
    All,
}

/// <summary>What the cases are narrowed to; nulls do not narrow.</summary>
/// <param name="Part">Which part of them.</param>
/// <param name="Search">The number, or words of the title.</param>
/// <param name="Origin">For what they were opened.</param>
/// <param name="Step">Where they stand.</param>
/// <param name="Severity">How much they weigh.</param>
/// <param name="Tier">The customer's tier when it was opened.</param>
/// <param name="Touchpoint">What they are about.</param>
/// <param name="UnitId">The unit that works on them, or one above it.</param>
/// <param name="Cause">Why they came.</param>
/// <param name="Customer">Number of the customer.</param>
public sealed record CaseFilter(CasePart Part = CasePart.Open, string? Search = null, SignalKind? Origin = null, CaseStep? Step = null,
    CaseSeverity? Severity = null, CustomerTier? Tier = null, Guid? Touchpoint = null, Guid? UnitId = null, CaseCause? Cause = null, long? Customer = null)
{
    /// <summary>Whether only open cases are asked for: they come by their clocks, all else the latest first.</summary>
    public bool IsByClock => Part is not (CasePart.Closed or CasePart.All);

    internal string Mark => string.Join('|', Part, string.Join(' ', SearchText.Words(Search)), Origin, Step, Severity, Tier, Touchpoint, UnitId, Cause,
        Customer);
}
