namespace Tangent.App.LogFiles;

/// <summary>Why a row was set aside.</summary>
public enum RowFault
{
    /// <summary>The row ends before a column that is needed.</summary>
    TooFewFields,

    /// <summary>Nothing but white space.</summary>
    Empty,

    /// <summary>No date and time that is known, or outside the years 1 to 9999.</summary>
    NoTime,

    /// <summary>It ends before it starts.</summary>
    EndsBeforeStart,

    /// <summary>A whole number was expected.</summary>
    NoNumber,

    /// <summary>A quotation mark is opened and never closed.</summary>
    QuoteOpen,

    /// <summary>The row is longer than a row may be.</summary>
    TooLong,

    /// <summary>Bytes that are no text in the file's encoding.</summary>
    NoText,

    /// <summary>A zero byte inside a name.</summary>
    ZeroByte,

    /// <summary>The line is no JSON object, or one inside another too deeply.</summary>
    NoJson,

    /// <summary>A judgement of a case or a touchpoint that the log does not have.</summary>
    NotInLog,

    /// <summary>A scale that is not two numbers, worst and best.</summary>
    NoScale,

    /// <summary>A score that its scale does not have.</summary>
    OutsideScale,
}

/// <summary>A row that was set aside.</summary>
/// <param name="Row">Its number in the file, from 1 for the header; for XES the number of the event.</param>
/// <param name="Field">The column, or null for the whole row.</param>
/// <param name="Fault">Why.</param>
/// <param name="Text">The row as it stood, or null when too many rows were kept already.</param>
public sealed record RejectedRow(long Row, string? Field, RowFault Fault, byte[]? Text);
