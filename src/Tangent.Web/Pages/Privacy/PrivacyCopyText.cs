using System.Globalization;
using System.Net;
using System.Text;
using Tangent.App.Customers.Privacy;

namespace Tangent.Web.Pages.Privacy;

/// <summary>The copy of what is held of a customer as a page that opens without anything else, in the language of whoever makes it.</summary>
static class PrivacyCopyText
{
    /// <summary>A link that holds a whole file: nothing of a copy is kept where somebody else could fetch it.</summary>
    public static string Link(string type, string text) => $"data:{type};charset=utf-8;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}";

    /// <summary>The page.</summary>
    public static string Html(Words.Words words, CustomerCopy copy)
    {
        var title = Text(words["privacy.copy.title", copy.Customer]);
        var page = new StringBuilder($"<!doctype html><html lang=\"{CultureInfo.CurrentUICulture.Name}\"><meta charset=\"utf-8\"><title>{title}</title>");
        page.Append("<style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}")
            .Append("th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}</style>");
        page.Append("<h1>").Append(title).Append("</h1><p>").Append(Text(words["privacy.copy.as-of", Shown(words, copy.MadeUtc)])).Append("</p>");
        foreach (var list in copy.Lists)
        {
            var fields = list.Rows.SelectMany(row => row.Keys).Distinct().ToList();
            page.Append("<h2>").Append(Text(words[$"privacy.list.{list.Code}"])).Append("</h2><table><thead><tr>");
            foreach (var field in fields) page.Append("<th>").Append(Text(words[$"privacy.field.{field}"])).Append("</th>");
            page.Append("</tr></thead><tbody>");
            foreach (var row in list.Rows)
            {
                page.Append("<tr>");
                foreach (var field in fields) page.Append("<td>").Append(Text(Shown(words, row.GetValueOrDefault(field)))).Append("</td>");
                page.Append("</tr>");
            }
            page.Append("</tbody></table>");
        }
        return page.Append("</html>").ToString();
    }

    private static string Shown(Words.Words words, object? value) => value switch
    {
        null => "",
        Enum member => words[Words.Words.KeyOf(member)],
        bool isSo => words[isSo ? "privacy.yes" : "privacy.no"],
        DateTime moment => $"{moment:yyyy-MM-dd HH:mm} UTC",
        IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
