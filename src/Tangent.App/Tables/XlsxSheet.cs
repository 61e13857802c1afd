using System.Globalization;
using System.Xml;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>Reads the rows of a sheet one by one: values as text, formulas by the value that was last computed.</summary>
sealed class XlsxSheet(XlsxBook book, XmlReader xml, TableLimits limits)
{
    private List<string> cells = [];
    private List<Problem> problems = [];
    private int number;

    /// <summary>The rows that stand in the file; empty ones are not written there.</summary>
    public IEnumerable<TableRow> Rows()
    {
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            int at = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int named) ? named : number + 1;
            number = Math.Max(at, number + 1);
            (cells, problems) = ([], []);
            if (!xml.IsEmptyElement) ReadRow(xml.Depth);
            yield return new(number, cells, problems);
        }
    }

    private void ReadRow(int depth)
    {
        int column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            int named = ColumnName.From(xml.GetAttribute("r"));
            column = named >= 0 ? named : column + 1;
            var text = CellText.Clean(ReadCell(column));
            if (text.Length == 0) continue;
            if (text.Length > limits.LongestCell) Add("imports.cell-too-long", column, limits.LongestCell);
            else if (column >= limits.MostColumns) AddOnce("imports.too-many-columns", limits.MostColumns);
            else Put(column, text);
        }
    }

    private string ReadCell(int column)
    {
        var (kind, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement) return "";
        var (value, inline, hasFormula, depth) = ((string?)null, "", false, xml.Depth);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "f") hasFormula = true;
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v") value = Inside();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is") inline = XlsxBook.Text(xml);
        }
        if (hasFormula && value is null) Add("imports.formula-without-value", column);
        if (kind == "e") Add("imports.cell-error", column, value ?? "");
        return kind switch
        {
            "inlineStr" => inline,
            "s" => int.TryParse(value, out int at) && at >= 0 && at < book.Texts.Count ? book.Texts[at] : "",
            "str" => XlsxBook.Unescape(value ?? ""),
            "b" => value == "1" ? "TRUE" : "FALSE",
            "e" => "",
            "d" => value ?? "",
            _ => Number(value ?? "", int.TryParse(style, out int s) && s >= 0 && s < book.DateStyles.Count && book.DateStyles[s]),
        };
    }

    // The text inside an element, without moving past its end.
    private string Inside()
    {
        if (xml.IsEmptyElement) return "";
        int depth = xml.Depth;
        string text = "";
        while (xml.Read() && xml.Depth > depth) text += xml.Value;
        return text;
    }

    /// <summary>A number as people write it; of a date its day, and its time where it has one.</summary>
    private string Number(string value, bool isDate)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number)) return value;
        double days = number + (book.IsFrom1904 ? 1462 : 0);
        if (!isDate || days is < 0 or >= 2_958_466)
            return Math.Abs(number) < 1e15 && number == Math.Floor(number)
                ? number.ToString("0", CultureInfo.InvariantCulture)
                : number.ToString("G15", CultureInfo.InvariantCulture);
        var moment = DateTime.FromOADate(days);
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private void Put(int column, string text)
    {
        while (cells.Count <= column) cells.Add("");
        cells[column] = text;
        if (text.Contains('\ufffd', StringComparison.Ordinal)) Add("imports.bytes-unreadable", column);
    }

    private void Add(string code, int column, params IReadOnlyList<object> arguments) =>
        problems.Add(new(code, ColumnName.Of(column), number, arguments));

    private void AddOnce(string code, params IReadOnlyList<object> arguments)
    {
        if (problems.All(problem => problem.Code != code)) problems.Add(new(code, null, number, arguments));
    }
}
