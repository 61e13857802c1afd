namespace Tangent.Storage.Standards;

/// <summary>How many encounters of one month a version of a clause spoke of, for a tier, a unit and a channel; and how many met it.</summary>
[Unaudited("Counted from the log and the standard book, whose changes are audited.")]
public sealed class AttainmentCountRow
{
    /// <summary>Number of the clause in the book.</summary>
    public required int Clause { get; init; }

    /// <summary>Number of its version.</summary>
    public required int Version { get; init; }

    /// <summary>Tier at the time, 0 the highest; 4 without one.</summary>
    public required int Tier { get; init; }

    /// <summary>The unit; all zeros where nobody told it, or told one that is not in the tree.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Number of the channel; -1 where nobody told it.</summary>
    public required int Channel { get; init; }

    /// <summary>Months since the year 0.</summary>
    public required int Month { get; init; }

    /// <summary>Encounters that could be measured.</summary>
    public required long Measured { get; set; }

    /// <summary>Those that met the target of their tier.</summary>
    public required long Met { get; set; }

    /// <summary>Both day by day, packed.</summary>
    public required byte[] Days { get; set; }
}

/// <summary>Up to where the log is counted, and by which book. There is one row.</summary>
[Unaudited("Moves with the counts.")]
public sealed class AttainmentState
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Sequence of the last row of the log that is counted.</summary>
    public required long Last { get; set; }

    /// <summary>What the counts were made by: marks of clauses, calendars, units, names, tiers and the log, in this order, one a line.</summary>
    public required string Marks { get; set; }

    /// <summary>How often the company's records had been changed when the marks were compared last.</summary>
    public required long Changes { get; set; }

    /// <summary>When something was counted last.</summary>
    public required DateTime CountedUtc { get; set; }

    /// <summary>Rows of the log that were added one by one since all was counted anew.</summary>
    public required long Added { get; set; }
}

/// <summary>One time that all was counted anew, and why.</summary>
[Unaudited("Who asks for it leaves an audit line; what changes the counts does too.")]
public sealed class AttainmentRun
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required long TookMillis { get; init; }

    /// <summary>Why: names of what had changed, with spaces between.</summary>
    public required string Reasons { get; init; }

    /// <summary>Who asked for it; null: nobody, the program saw it.</summary>
    public required Guid? AskedBy { get; init; }

    /// <summary>Rows of the log that were counted.</summary>
    public required long Rows { get; init; }

    /// <summary>Counts that were written.</summary>
    public required int Cells { get; init; }
}
