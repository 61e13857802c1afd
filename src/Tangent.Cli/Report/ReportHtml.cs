using System.Net;
using Tangent.Web.Charts;

namespace Tangent.Cli.Report;

/// <summary>Writes the page: every text that comes from a file or a language goes through <see cref="Encode"/>.</summary>
sealed class ReportHtml(TextWriter to)
{
    /// <summary>Markup of the report itself.</summary>
    public void Write(string markup) => to.Write(markup);

    /// <summary>A text between two pieces of markup.</summary>
    public void Put(string before, string text, string after)
    {
        to.Write(before);
        to.Write(Encode(text));
        to.Write(after);
    }

    /// <summary>A key figure.</summary>
    public void Figure(string name, string value) => to.Write($"<div><dt>{Encode(name)}</dt><dd>{Encode(value)}</dd></div>");

    /// <summary>A section that is a table.</summary>
    public void Table(string caption, string[] names, string[] figures, IEnumerable<string[]> rows)
    {
        to.Write("<section>");
        Rows(caption, names, figures, rows);
        to.Write("</section>\n");
    }

    /// <summary>A picture, and folded the numbers behind it.</summary>
    public void Chart(Chart chart, string caption, string open)
    {
        to.Write($"<p class=\"caption\">{Encode(caption)}</p><div class=\"plot\" tabindex=\"0\">{chart.Svg}</div><details><summary>{Encode(open)}</summary>");
        Rows(caption, [chart.Table.Heads[0]], [.. chart.Table.Heads.Skip(1)], chart.Table.Rows.Select(row => row.ToArray()));
        to.Write("</details>");
    }

    /// <summary>A table inside a section.</summary>
    public void Rows(string caption, string[] names, string[] figures, IEnumerable<string[]> rows)
    {
        to.Write($"<div class=\"wide\" tabindex=\"0\"><table><caption>{Encode(caption)}</caption><thead><tr>");
        foreach (var name in names) to.Write($"<th scope=\"col\">{Encode(name)}</th>");
        foreach (var name in figures) to.Write($"<th scope=\"col\" class=\"n\">{Encode(name)}</th>");
        to.Write("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            to.Write("<tr>");
            for (int i = 0; i < row.Length; i++) to.Write($"<td{(i < names.Length ? "" : " class=\"n\"")}>{Encode(row[i])}</td>");
            to.Write("</tr>\n");
        }
        to.Write("</tbody></table></div>");
    }

    public static string Encode(string text) => WebUtility.HtmlEncode(text);
}
