using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tangent.App.Export;

namespace Tangent.Web;

/// <summary>Sends an exported list as a download, in the reader's language.</summary>
public static class Export
{
    /// <summary>The words of headers and labels; a code that an older version wrote stands for itself.</summary>
    public static ExportWords In(Words.Words words) => new(key => Words.Words.Has(key) ? words[key] : key, member => words[Words.Words.KeyOf(member)],
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh");

    /// <summary>The file as an answer; rows are written while they are read.</summary>
    public static IResult Send<T>(ExportTable<T> table, ExportFormat format, string name)
    {
        string ending = format == ExportFormat.Csv ? "csv" : "xlsx";
        string type = format == ExportFormat.Csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Results.Stream(target => table.Write(format, target, CancellationToken.None), type, $"{name}.{ending}");
    }
}
