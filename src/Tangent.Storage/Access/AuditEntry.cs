using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>Who did what, when, from where, with before and after. Only ever added.</summary>
public sealed class AuditEntry
{
    public required Guid Id { get; init; }
    public required DateTime AtUtc { get; init; }
    public required Guid ActorId { get; init; }

    /// <summary>Name of an actor without an account (the operator at the shell, the system); null otherwise: looked up.</summary>
    public string? ActorName { get; init; }

    public required Door Door { get; init; }

    /// <summary>Whence; for somebody with an account encrypted under their key.</summary>
    public string? Address { get; set; }

    /// <summary>Code of the act, such as <c>touchpoints.register</c>; also the key of its words.</summary>
    public required string Act { get; init; }

    public required Kind Kind { get; init; }
    public string? ObjectId { get; init; }

    /// <summary>What the reader calls the object, such as its code; never personal data.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Path of the unit it belongs to: the scope in which the entry is read.</summary>
    public required string UnitPath { get; init; }

    /// <summary>The person whose data <see cref="Before"/> and <see cref="After"/> hold, or null when they hold none.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>JSON of the fields before; personal fields are encrypted under the person's key, secrets left out.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }
}

/// <summary>The key under which one person's data in the audit log is encrypted; erasing the person destroys it.</summary>
[Unaudited("Made on first use; its destruction is part of an audited erasure.")]
public sealed class PersonKey
{
    public required Guid PersonId { get; init; }

    public required byte[] Key { get; init; }
}
