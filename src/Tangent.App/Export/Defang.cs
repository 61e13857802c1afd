namespace Tangent.App.Export;

/// <summary>
/// Keeps text from being read as a formula by a spreadsheet: an apostrophe is put before it. Reversible, so that a file
/// that was exported can be imported again without a change.
/// </summary>
/// <remarks>
/// Worked examples, tested: <c>=1+1</c> becomes <c>'=1+1</c>, and <c>'=1+1</c> becomes <c>''=1+1</c>; <c>it's</c> stays.
/// An import takes one apostrophe away where apostrophes are followed by one of the dangerous characters.
/// </remarks>
public static class Defang
{
    private const char Guard = '\'';
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text as it may stand in a cell or a header.</summary>
    public static string Text(string text) => IsGuardable(text) ? Guard + text : text;

    /// <summary>The text as it was before <see cref="Text"/>.</summary>
    public static string Restore(string cell) => cell is [Guard, ..] && IsGuardable(cell[1..]) ? cell[1..] : cell;

    // Spaces before the sign do not protect: spreadsheets trim them when a file is opened.
    private static bool IsGuardable(string text)
    {
        var rest = text.AsSpan().TrimStart(Guard).TrimStart(" \u00a0\u3000");
        return rest.Length > 0 && Dangerous.Contains(rest[0]);
    }
}
