using Tangent.Domain;

namespace Tangent.Storage.Imports;

/// <summary>How far an uploaded file is on its way into the register.</summary>
public enum ImportStage
{
    /// <summary>Stored; its columns are to be named.</summary>
    Uploaded,

    /// <summary>A dry run is going on or was broken off.</summary>
    Checking,

    /// <summary>The dry run has ended: it is known what would happen.</summary>
    Checked,

    /// <summary>Good rows are being written, or that was broken off.</summary>
    Writing,

    /// <summary>Good rows are written, bad ones wait.</summary>
    Written,
}

/// <summary>An uploaded file with its columns, and how far it is.</summary>
[Unaudited("Uploading and writing are audited by their acts; progress is housekeeping.")]
public sealed class ImportRow
{
    public required Guid Id { get; init; }

    /// <summary>What it is imported into, such as <c>touchpoints</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The stored file.</summary>
    public required Guid FileId { get; init; }

    /// <summary>The unit around everything that its owner may import: the scope in which it is seen.</summary>
    public required string UnitPath { get; init; }

    public required Guid CreatedBy { get; init; }
    public required DateTime CreatedUtc { get; init; }

    /// <summary>Hash of the header, so that the columns of the next file like it are known.</summary>
    public required string Shape { get; init; }

    /// <summary>Encoding that a person chose, or null for the one found out.</summary>
    public string? Encoding { get; set; }

    /// <summary>How 03/04/2026 is meant, as a person chose: the day first, or the month; null for what the dates themselves say.</summary>
    public bool? IsDayFirst { get; set; }

    /// <summary>Which events of a XES log become rows, as a person chose: all, complete, pair; null for what the log suggests.</summary>
    public string? Lifecycle { get; set; }

    /// <summary>The field of each column from the left; empty leaves a column out.</summary>
    public required Items<string> Columns { get; set; }

    /// <summary>The system that the rows come from, where what they become asks for it.</summary>
    public string? Source { get; set; }

    /// <summary>Whether new rows are in use at once.</summary>
    public bool IsInUse { get; set; }

    public required ImportStage Stage { get; set; }

    /// <summary>The job that checks or writes it, or did.</summary>
    public Guid? JobId { get; set; }

    /// <summary>Rows judged so far.</summary>
    public int Rows { get; set; }

    public int NewRows { get; set; }
    public int ChangedRows { get; set; }
    public int UnchangedRows { get; set; }
    public int BadRows { get; set; }
}

/// <summary>A row that was not taken over, and why. Its cells stay in the stored file.</summary>
[Unaudited("Nothing was changed by it.")]
public sealed class ImportBadRow
{
    public required Guid ImportId { get; init; }

    /// <summary>Row of the file, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is wrong, without values of the row.</summary>
    public required Items<BadRowProblem> Problems { get; set; }
}

/// <summary>One thing that is wrong with a row: code of the words, column, what fills their gaps.</summary>
public sealed record BadRowProblem(string Code, string? Field, Items<string> Arguments);

/// <summary>The columns that people gave to a header of a source, for the next file like it.</summary>
[Unaudited("A help for the next import; nothing depends on it.")]
public sealed class ImportShape
{
    public required string Target { get; init; }

    /// <summary>Hash of the header.</summary>
    public required string Shape { get; init; }

    public required Items<string> Columns { get; set; }

    /// <summary>The system that those files come from; empty where what they become asks for none.</summary>
    public required string Source { get; init; }

    /// <inheritdoc cref="ImportRow.IsDayFirst"/>
    public bool? IsDayFirst { get; set; }

    /// <inheritdoc cref="ImportRow.Lifecycle"/>
    public string? Lifecycle { get; set; }

    public required DateTime UsedUtc { get; set; }
}

/// <summary>A file of the watched folder that was taken: the same bytes from the same source are not taken again.</summary>
[Unaudited("Its import is audited; this only keeps it from being taken twice.")]
public sealed class WatchedFile
{
    public required string Source { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public required DateTime TakenUtc { get; init; }

    /// <summary>Rows judged.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were set aside.</summary>
    public required int BadRows { get; init; }
}
