using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Published;

/// <summary>What a customer did on the own page.</summary>
public enum OwnAct
{
    /// <summary>Wrote.</summary>
    Wrote,

    /// <summary>Accepted a proposal.</summary>
    Accepted,

    /// <summary>Did not accept it.</summary>
    Rejected,

    /// <summary>Said whether it was put right.</summary>
    Judged,

    /// <summary>Opened the case again.</summary>
    Reopened,
}

/// <summary>A customer did something on the own page. Told once for each, as a durable event.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="What">What.</param>
/// <param name="AtUtc">When.</param>
public sealed record CustomerSpoke(Guid Case, string Number, Guid UnitId, OwnAct What, DateTime AtUtc);

/// <summary>A case came to another step.</summary>
/// <param name="Case">Which case.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit that works on it.</param>
/// <param name="From">The step before.</param>
/// <param name="To">The step now.</param>
/// <param name="AtUtc">When.</param>
public sealed record CaseStepped(Guid Case, string Number, Guid UnitId, CaseStep From, CaseStep To, DateTime AtUtc);
