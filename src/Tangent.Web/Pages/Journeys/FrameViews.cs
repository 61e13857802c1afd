namespace Tangent.Web.Pages.Journeys;

/// <summary>Questions that stand side by side, each on a page of its own over the same journeys.</summary>
/// <param name="Title">What they are together.</param>
/// <param name="Sub">What they are made from.</param>
/// <param name="Label">Name of the row of tabs.</param>
/// <param name="All">The questions: how the page calls itself, its address, its name for people.</param>
public sealed record FrameViews(string Title, string Sub, string Label, IReadOnlyList<(string Name, string Path, string Words)> All)
{
    private static readonly (string Name, string Path)[] Flow = [("map", JourneyState.Map), ("matrix", "/journeys/matrix"), ("funnel", "/journeys/funnel"),
        ("contacts", "/journeys/contacts"), ("conformance", "/journeys/conformance"), ("credits", "/journeys/credits")];

    private static readonly (string Name, string Path)[] Told = [("fixes", "/insights"), ("moments", "/insights/moments"),
        ("drivers", "/insights/drivers"), ("scorecards", "/insights/scorecards"), ("triangulation", "/insights/triangulation"),
        ("changes", "/insights/changes"),
        ("comments", "/insights/comments"), ("reliability", "/insights/reliability"),
        ("importance", "/insights/importance"), ("waits", "/insights/waits"), ("gaps", "/insights/gaps"), ("chain", "/insights/chain")];

    private static readonly (string Name, string Path)[] Compared = [("units", "/insights/units"), ("trends", "/insights/trends")];

    /// <summary>How journeys flow.</summary>
    public static FrameViews Journeys(Words.Words w) => new(w["journeys.title"], w["journeys.sub"], w["journeys.views"],
        [.. Flow.Select(one => (one.Name, one.Path, w[$"journeys.view.{one.Name}"]))]);

    /// <summary>What makes or breaks the experience.</summary>
    public static FrameViews Insights(Words.Words w) => new(w["diagnosis.title"], w["diagnosis.sub"], w["diagnosis.views"],
        [.. Told.Select(one => (one.Name, one.Path, w[$"diagnosis.view.{one.Name}"])),
            .. Compared.Select(one => (one.Name, one.Path, w[$"cards.view.{one.Name}"]))]);
}
