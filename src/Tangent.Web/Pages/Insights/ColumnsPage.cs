using Microsoft.AspNetCore.Components;
using Tangent.Analytics;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Insights;

/// <summary>A question about a table of numbers that somebody hands in. Nothing of the table is kept.</summary>
public abstract class ColumnsPage : FormPage
{
    /// <summary>Most bytes of a table.</summary>
    internal const int MostBytes = 16 << 20;

    [Inject]
    public required Words.Words W { get; set; }

    [Inject]
    public required DiagnosisWords Told { get; set; }

    internal FrameViews Views => FrameViews.Insights(W);

    /// <summary>The table that came with the form; null, with its problems on the page, where it is none.</summary>
    protected async Task<ColumnSheet?> Handed()
    {
        var file = Http.Request.Form.Files["table"];
        if (file is not { Length: > 0 and <= MostBytes })
            return Or<ColumnSheet>(file is null or { Length: 0 } ? Fail.Wrong("table", "form.required")
                : Fail.Wrong("table", "insights.table-large", MostBytes >> 20));
        await using var bytes = file.OpenReadStream();
        return Or(ColumnSheet.Read(bytes, file.FileName, Stop));
    }

    /// <summary>A value with its interval, or why there is none.</summary>
    internal string Range(Answer answer, int digits, double factor = 1, string unit = "") => InsightText.Range(W, Told, answer, digits, factor, unit);
}
