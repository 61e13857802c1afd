using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tangent.Analytics;
using Tangent.Analytics.Moments;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Journeys;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Insights;

/// <summary>A question about what makes or breaks the experience, under the same filters as journeys.</summary>
public abstract class InsightView : JourneyView
{
    /// <summary>What addresses say besides: of the list of fixes, and which touchpoint a question is about.</summary>
    internal const string By = "by", Target = "target", Place = "place";

    /// <summary>What the address says of the touchpoint whose curve of waits is shown.</summary>
    internal const string Waited = "waited";

    /// <summary>What the address says when a whole table is wanted.</summary>
    internal const string All = "all";

    /// <summary>How many rows of a long table are shown at first.</summary>
    internal const int Few = 10;

    /// <summary>How long a page waits for a diagnosis; it is made on meanwhile, and the page looks again.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    [Inject]
    public required DiagnosisWords Told { get; set; }

    /// <summary>Which journeys count; a period begins with its day, so that a question asked again is the same one.</summary>
    protected JourneyFilter Chosen => Filter is { FromUtc: { } from } filter ? filter with { FromUtc = from.Date } : Filter;

    internal FrameViews Views => FrameViews.Insights(W);

    /// <summary>From how many judgements an answer was made.</summary>
    internal string Also(InsightBasis? basis) => basis is null ? ""
        : W["diagnosis.also", basis.Said.OfJourneys, basis.Said.OfTouchpoints, basis.Said.FromEncounters];

    /// <summary>Points of the overall's scale.</summary>
    internal Measure Points(string key, int decimals = 2) => new(W[key], decimals, "", CultureInfo.CurrentCulture);

    /// <summary>Name of a kind; one that other cuts would change says so.</summary>
    internal string Kind(Impact kind, bool isStable) =>
        isStable || kind == Impact.CannotTell ? Told.Kind(kind) : W["diagnosis.unstable", Told.Kind(kind)];

    // Only a kind that survives other cuts is coloured.
    internal static string Tone(Impact kind, bool isStable) => !isStable ? "neu" : kind switch
    {
        Impact.Destroyer => "neg",
        Impact.Enhancer => "pos",
        _ => "neu",
    };

    /// <summary>Rows that are shown: the first ones, or all where the address says so.</summary>
    protected IEnumerable<T> FewOf<T>(IReadOnlyList<T> rows) => State[All] is null ? rows.Take(Few) : rows;

    /// <summary>A p-value; the smallest ones only as smaller than that.</summary>
    protected static string PValue(double p) => p < 0.0001 ? $"< {0.0001:N4}" : p.ToString("N4", CultureInfo.CurrentCulture);

    /// <summary>How many are behind a value.</summary>
    protected static string N(Answer answer) => answer is Estimate told ? told.N.ToString("N0", CultureInfo.CurrentCulture) : "–";

    /// <summary>A value with its interval, or why there is none.</summary>
    internal string Range(Answer answer, int digits, double factor = 1, string unit = "") => InsightText.Range(W, Told, answer, digits, factor, unit);
}
