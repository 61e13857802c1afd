using System.Globalization;
using System.Text;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Syntax that reads the file of responses in SPSS (from version 23) and PSPP: names, types, labels, levels.</summary>
static class SpssSyntax
{
    // What SPSS keeps of labels, in bytes of UTF-8.
    private const int LongestLabel = 255, LongestValueLabel = 120;

    public static string Of(string title, IReadOnlyList<SpssVariable> variables)
    {
        var text = new StringBuilder();
        Line($"* {title.Replace('.', ' ')}.");
        Line("* Put both files into one folder and make it the working folder first (CD 'folder').");
        Line("GET DATA");
        Line("  /TYPE=TXT");
        Line($"  /FILE='{ExportForSpss.DataName}'");
        Line("  /ENCODING='UTF8'");
        Line("  /ARRANGEMENT=DELIMITED");
        Line("  /DELCASE=LINE");
        Line("  /FIRSTCASE=2");
        Line("  /DELIMITERS=','");
        Line("  /QUALIFIER='\"'");
        Line("  /VARIABLES=");
        foreach (var one in variables) Line($"    {one.Name} {one.Format}");
        Line("  .");
        Line("VARIABLE LABELS");
        foreach (var one in variables) Line($"  {one.Name} {Quoted(one.Label, LongestLabel)}");
        Line("  .");
        foreach (var one in variables.Where(one => one.Values.Count > 0))
        {
            Line($"VALUE LABELS {one.Name}");
            foreach (var (value, label) in one.Values) Line(string.Create(CultureInfo.InvariantCulture, $"  {value} {Quoted(label, LongestValueLabel)}"));
            Line("  .");
        }
        Line("EXECUTE.");
        return text.ToString();

        void Line(string line) => text.Append(line).Append("\r\n");
    }

    private static string Quoted(string label, int mostBytes)
    {
        var clean = label.ReplaceLineEndings(" ");
        while (Encoding.UTF8.GetByteCount(clean) > mostBytes) clean = clean[..^(char.IsLowSurrogate(clean[^1]) ? 2 : 1)];
        return $"'{clean.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
