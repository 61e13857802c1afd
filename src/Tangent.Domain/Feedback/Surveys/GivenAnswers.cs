namespace Tangent.Domain.Feedback.Surveys;

/// <summary>
/// What one person answered, as cells: the code of a question (with an option, item or column behind a dot) and a code. A
/// recommendation is <c>q1 = 9</c>, a ticked option <c>q2.late = 1</c>, a grid <c>q3.speed.met = 6</c>, a Kano pair
/// <c>q4.with = like</c>. Words of the person's own lie apart from the codes: they may be personal.
/// </summary>
public sealed class GivenAnswers
{
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal), texts = new(StringComparer.Ordinal);

    /// <summary>Codes by cell.</summary>
    public IReadOnlyDictionary<string, string> Codes => codes;

    /// <summary>Words by cell.</summary>
    public IReadOnlyDictionary<string, string> Texts => texts;

    /// <summary>What stands in this cell, or null.</summary>
    public string? this[string cell] => codes.GetValueOrDefault(cell) ?? texts.GetValueOrDefault(cell);

    /// <summary>Whether anything stands in this cell or in one below it.</summary>
    public bool HasAny(string cell) => this[cell] is not null || Cells().Any(one => one.StartsWith(cell + ".", StringComparison.Ordinal));

    /// <summary>Everything, for a form that carries it on.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => codes.Concat(texts);

    /// <summary>Start of what stands in the cell of a file; its id follows.</summary>
    public const string FileMark = "file:";

    /// <summary>The file that this is the cell of, or null.</summary>
    public static Guid? FileOf(string? text) =>
        text is not null && text.StartsWith(FileMark, StringComparison.Ordinal) && Guid.TryParse(text.AsSpan(FileMark.Length), out var id) ? id : null;

    /// <summary>With a file that was stored. Nobody can send such a cell: it is set here alone.</summary>
    public GivenAnswers WithFile(string question, Guid id)
    {
        var answers = Of(codes, texts);
        answers.SetText(question, FileMark + id);
        return answers;
    }

    /// <summary>Answers as they were kept.</summary>
    public static GivenAnswers Of(IEnumerable<KeyValuePair<string, string>> codes, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var answers = new GivenAnswers();
        foreach (var (cell, code) in codes) answers.codes[cell] = code;
        foreach (var (cell, text) in texts) answers.texts[cell] = text;
        return answers;
    }

    internal void SetCode(string cell, string code) => codes[cell] = code;

    internal void SetText(string cell, string text) => texts[cell] = text;

    private IEnumerable<string> Cells() => codes.Keys.Concat(texts.Keys);
}
