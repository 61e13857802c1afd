using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Published;

/// <summary>What happened to a case at one moment. The kinds are closed.</summary>
/// <param name="AtUtc">When.</param>
public abstract record CaseHappening(DateTime AtUtc)
{
    /// <summary>The customer was spoken to and told it; null where the sign says it.</summary>
    public sealed record Listened(DateTime AtUtc, string? Told) : CaseHappening(AtUtc);

    /// <summary>Facts and weight.</summary>
    public sealed record Recorded(DateTime AtUtc, string Facts, CaseSeverity Severity) : CaseHappening(AtUtc);

    /// <summary>Whether it is justified, and why it came.</summary>
    public sealed record Judged(DateTime AtUtc, CaseVerdict Verdict, string Reason, CaseCause? Cause) : CaseHappening(AtUtc);

    /// <summary>What is proposed.</summary>
    public sealed record Proposed(DateTime AtUtc, Items<CaseRemedy> Remedies, string? Procedure, string Treatment) : CaseHappening(AtUtc);

    /// <summary>The customer was told it.</summary>
    public sealed record Offered(DateTime AtUtc, string Words) : CaseHappening(AtUtc);

    /// <summary>The customer answered.</summary>
    public sealed record Answered(DateTime AtUtc, bool IsAccepted, string Words) : CaseHappening(AtUtc);

    /// <summary>Everything that was promised was done.</summary>
    public sealed record CarriedOut(DateTime AtUtc) : CaseHappening(AtUtc);

    /// <summary>A return visit, or the attempt of one.</summary>
    public sealed record Visited(DateTime AtUtc, RecoveredWord? Recovered, int? Satisfaction, string? Words) : CaseHappening(AtUtc);

    /// <summary>It ended.</summary>
    public sealed record Closed(DateTime AtUtc, CaseEnd End) : CaseHappening(AtUtc);
}

/// <summary>A sign of a whole load, with the case that it leads to if it leads to one. Customers, touchpoints and units are named by their codes.</summary>
/// <param name="Kind">A complaint or a low score.</param>
/// <param name="Source">Of which source.</param>
/// <param name="ExternalId">The source's name for the item of the inbox, or for the judgement.</param>
/// <param name="AtUtc">When it was given.</param>
/// <param name="Customer">The customer, or null.</param>
/// <param name="Tier">The customer's tier then, or null.</param>
/// <param name="Journey">Key of the journey, or null.</param>
/// <param name="Touchpoint">The touchpoint, or null.</param>
/// <param name="Unit">The unit.</param>
public sealed record CaseToLoad(SignalKind Kind, string Source, string ExternalId, DateTime AtUtc, string? Customer, CustomerTier? Tier, string? Journey,
    string? Touchpoint, string Unit)
{
    /// <summary>The score as a share of its scale, or null.</summary>
    public double? Share { get; init; }

    /// <summary>Number of the case, should it open one.</summary>
    public required string Number { get; init; }

    /// <summary>What was said, or null.</summary>
    public string? Told { get; init; }

    /// <summary>What the customer wants, or null.</summary>
    public string? Wish { get; init; }

    /// <summary>Address of the account of the person who answers for it, or null.</summary>
    public string? Person { get; init; }

    /// <summary>What happens to it, in time order.</summary>
    public IReadOnlyList<CaseHappening> Course { get; init; } = [];
}
