namespace Tangent.Storage.Runtime;

/// <summary>Which server owns the database now. One row; a second server is refused while it is fresh.</summary>
[Unaudited("Housekeeping of the running server.")]
public sealed class ServerLease
{
    /// <summary>Always 1: there is one lease.</summary>
    public required int Id { get; init; }

    public required Guid Holder { get; set; }
    public required string Machine { get; set; }
    public required int ProcessId { get; set; }
    public required DateTime TakenUtc { get; set; }
    public required DateTime ExpiresUtc { get; set; }
}

/// <summary>An event that other modules will handle, written in the transaction that made it happen.</summary>
[Unaudited("The act that published it is audited.")]
public sealed class OutboxMessage
{
    public long Sequence { get; init; }
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Payload { get; init; }
    public required DateTime CreatedUtc { get; init; }
    public int Attempts { get; set; }
    public DateTime? NextAttemptUtc { get; set; }
    public DateTime? HandledUtc { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Long work as a row: it survives the process and can be watched, cancelled and resumed.</summary>
[Unaudited("Starting and cancelling are audited; progress is housekeeping.")]
public sealed class JobRow
{
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required Guid RequestedBy { get; init; }
    public required string UnitPath { get; init; }

    /// <summary>JSON of the request, without personal data.</summary>
    public required string Request { get; init; }

    /// <summary>queued, running, cancelling, done, failed or cancelled.</summary>
    public required JobState State { get; set; }

    public long DoneSteps { get; set; }
    public long? TotalSteps { get; set; }

    /// <summary>JSON of where to go on after an interruption.</summary>
    public string? Checkpoint { get; set; }

    /// <summary>JSON of what came out.</summary>
    public string? Result { get; set; }

    /// <summary>Code of the failure, a key of the words.</summary>
    public string? FailureCode { get; set; }

    public int Attempts { get; set; }
    public required DateTime CreatedUtc { get; init; }
    public DateTime? StartedUtc { get; set; }
    public DateTime? FinishedUtc { get; set; }
}

public enum JobState { Queued, Running, Cancelling, Done, Failed, Cancelled }

/// <summary>A stored file: who may see it and what it is called. Its bytes are kept once, under their hash.</summary>
public sealed class Attachment
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string FileName { get; set; }

    public required string ContentType { get; init; }

    /// <summary>How many bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The unit it belongs to: the scope in which it is read.</summary>
    public required string UnitPath { get; init; }

    public required Guid CreatedBy { get; init; }
    public required DateTime CreatedUtc { get; init; }

    /// <summary>When its bytes were destroyed.</summary>
    public DateTime? ErasedUtc { get; set; }
}

/// <summary>A write that a program may send again: the same key gives the same answer.</summary>
[Unaudited("The write itself is audited.")]
public sealed class IdempotencyRecord
{
    public required Guid ActorId { get; init; }
    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with another request is a conflict.</summary>
    public required byte[] RequestHash { get; init; }

    public int? Status { get; set; }
    public string? Response { get; set; }
    public string? Location { get; set; }
    public required DateTime CreatedUtc { get; init; }
}

/// <summary>A key that protects cookies and form tokens; kept here so that one backup holds everything.</summary>
[Unaudited("Made and rotated by the framework.")]
public sealed class KeyRingEntry
{
    public required Guid Id { get; init; }

    public required string Xml { get; init; }
}

/// <summary>A fact about this installation, such as whether it is a demo.</summary>
[Unaudited("Written by audited acts, but for what the clock of a demo shows.")]
public sealed class InstallationFact
{
    public required string Name { get; init; }
    public required string Value { get; set; }
}

/// <summary>Counts the business changes of all programs on this database: the server sees what the command line did.</summary>
[Unaudited("Counts audited changes.")]
public sealed class ChangeCounter
{
    /// <summary>Always 1: there is one counter.</summary>
    public required int Id { get; init; }

    public required long Value { get; set; }
}
