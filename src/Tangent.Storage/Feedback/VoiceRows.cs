using Tangent.Domain.Feedback.Voices;

namespace Tangent.Storage.Feedback;

/// <summary>What was written down about an item of the inbox: a note for colleagues, or what the customer was told.</summary>
[Unaudited("Its words are personal; the audit line of the act says that it was written.")]
public sealed class VoiceEntry
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The item.</summary>
    public required Guid VoiceId { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Name of a writer without an account; null otherwise: looked up.</summary>
    public string? ActorName { get; init; }

    /// <summary>How the customer was told; null for a note.</summary>
    public ReplyWay? Way { get; init; }

    /// <summary>The words; null when they were erased.</summary>
    public string? Words { get; init; }
}

/// <summary>What one coder says that a critical incident was.</summary>
[Unaudited("The audit line of the coding tells of it.")]
public sealed class IncidentCode
{
    /// <summary>The incident.</summary>
    public required Guid IncidentId { get; init; }

    /// <summary>Whose code it is.</summary>
    public required Guid CoderId { get; init; }

    /// <summary>What it was.</summary>
    public required IncidentType Type { get; set; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; set; }
}
