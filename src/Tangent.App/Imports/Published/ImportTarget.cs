using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Imports.Published;

/// <summary>What rows of a file can be imported into. Each module that takes rows has one.</summary>
public interface IImportTarget
{
    /// <summary>Stored name, such as <c>touchpoints</c>; never changes.</summary>
    string Name { get; }

    /// <summary>What rows become: who imports needs the right to import that.</summary>
    Kind Kind { get; }

    /// <summary>Whether what is new waits for a review, unless it is told to be in use at once.</summary>
    bool IsReviewed => false;

    /// <summary>Whether the system must be named that the rows come from.</summary>
    bool HasSource => false;

    /// <summary>The fields that a column can be.</summary>
    IReadOnlyList<ImportField> Fields { get; }

    /// <summary>Called once before the first rows: loads what all of them need.</summary>
    Task Begin(Actor who, ImportOptions options, CancellationToken stop);

    /// <summary>
    /// Judges rows by the same rules as a single change, and adds what the good ones change to the coming save or writes it
    /// within the open transaction, with its audit line. It may be called again with the same rows when that save fails.
    /// </summary>
    /// <returns>A verdict for each row, in order; a failure when nothing could be judged.</returns>
    Task<Outcome<IReadOnlyList<RowVerdict>>> Take(IReadOnlyList<ImportRecord> rows, CancellationToken stop);

    /// <summary>Called when what was taken has been committed.</summary>
    void AreDurable() { }
}

/// <summary>A field of a target.</summary>
/// <param name="Key">Its name in mappings, such as <c>name-zh</c>.</param>
/// <param name="Words">Key of its words.</param>
/// <param name="Headers">What a header may call it, in any language.</param>
/// <param name="IsKey">Whether it tells which object a row is about.</param>
/// <param name="IsRequired">Whether a new object needs it.</param>
/// <param name="IsTime">Whether dates stand in it, which people write in several orders.</param>
/// <param name="IsMany">Whether several columns can be it, each kept under its own header.</param>
public sealed record ImportField(string Key, string Words, IReadOnlyList<string> Headers, bool IsKey = false, bool IsRequired = false,
    bool IsTime = false, bool IsMany = false);

/// <summary>How an import is done.</summary>
/// <param name="IsInUse">Whether what is new is in use at once; needs the right to approve.</param>
/// <param name="Source">The system that the rows come from, where the target asks for it.</param>
/// <param name="IsDry">Whether nothing is written.</param>
/// <param name="IsDayFirst">How 03/04/2026 is meant: true, the third of April; false, the fourth of March; null, nobody knows.</param>
public sealed record ImportOptions(bool IsInUse = false, string? Source = null, bool IsDry = false, bool? IsDayFirst = null);

/// <summary>A row by fields. A field that no column holds is not in it; an empty cell is empty text.</summary>
public sealed record ImportRecord(int Row, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The text of a field, or null when no column holds it.</summary>
    public string? this[string field] => Values.GetValueOrDefault(field);

    /// <summary>Name and text of the columns that are the field which can be many; empty cells are not among them.</summary>
    public IReadOnlyList<(string Name, string Text)> Many { get; init; } = [];

    /// <summary>All that the row says, whatever its columns are taken for and in whatever order they stand.</summary>
    public Func<string> Said { get; init; } = () => "";
}

/// <summary>What a row does.</summary>
public enum RowEffect
{
    /// <summary>Something new.</summary>
    New,

    /// <summary>A change of something.</summary>
    Changed,

    /// <summary>Nothing: all is so already.</summary>
    Unchanged,

    /// <summary>Nothing: it is set aside.</summary>
    Bad,
}

/// <summary>What was found about a row. The fields of its problems are fields of the target.</summary>
public sealed record RowVerdict(RowEffect Effect, IReadOnlyList<Problem> Problems)
{
    /// <summary>A row that is set aside.</summary>
    public static RowVerdict Bad(params IReadOnlyList<Problem> problems) => new(RowEffect.Bad, problems);

    /// <summary>A good row.</summary>
    public static RowVerdict Good(RowEffect effect) => new(effect, []);
}
