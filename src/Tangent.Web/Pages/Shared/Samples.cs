using System.Globalization;
using Tangent.Analytics;
using Tangent.Domain.Access;
using Tangent.Web.Charts;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Shared;

/// <summary>Invented figures for the gallery of parts; they are no demo data and stand in no database.</summary>
static class Samples
{
    public static Actor Director(Words.Words w) => new(new Guid("00000000-0000-7000-8000-0000000000ff"),
        w["partsgallery.director"], Door.Page, null, [new(Role.Director, UnitPath.Root)]);

    public static DateTime NowUtc { get; } = new(2026, 3, 16, 0, 30, 0, DateTimeKind.Utc);

    public static IReadOnlyList<string> Tiers { get; } = ["d", "g", "s", "n"];

    public static Estimate E(double point, double low, double high, int n) => new(point, low, high, n, 0.95, "sample");

    public static Measure Nps(Words.Words w) => new(w["partsgallery.nps"], 1, "", CultureInfo.CurrentCulture);

    public static Measure Percent(Words.Words w, string key) => new(w[$"partsgallery.{key}"], 1, "%", CultureInfo.CurrentCulture);

    public static Measure Lift(Words.Words w) => new(w["partsgallery.lift"], 1, "", CultureInfo.CurrentCulture);

    public static IReadOnlyList<SplitBar.Part> Urgency(Words.Words w) =>
    [
        new(w["partsgallery.urgency.overdue"], 4, "neg"),
        new(w["partsgallery.urgency.today"], 5, "warnm"),
        new(w["partsgallery.urgency.later"], 32, "neum"),
    ];

    public static IReadOnlyList<Filter> Filters(Words.Words w) =>
    [
        new("period", w["partsgallery.period"],
            [new("13w", w["partsgallery.period.13w"]), new("52w", w["partsgallery.period.52w"])], Usual: "13w"),
        new("unit", w["partsgallery.unit"],
            [new("1", w["partsgallery.branch"]), new("2", w["partsgallery.hall"], 1), new("3", w["partsgallery.team"], 2)]),
        new("channel", w["partsgallery.channel"],
            [new("hotline", w["partsgallery.hotline"]), new("visit", w["partsgallery.visit"])]),
        new("tier", w["partsgallery.tier"],
            [.. Tiers.Select(tier => new Choice(tier, w[$"parts.tier.{tier}.name"]))]),
    ];

    public static IReadOnlyList<Touch> Touches(Words.Words w) =>
    [
        new("T13", w["partsgallery.t13"], w["partsgallery.visit"], "destroyer", 24, E(2.1, 1.3, 2.9, 612)),
        new("T11", w["partsgallery.t11"], w["partsgallery.hotline"], "destroyer", 31, E(1.4, 0.7, 2.1, 1104)),
        new("T08", w["partsgallery.t08"], "App", "baseline", 58, E(0.9, 0.2, 1.6, 402)),
        new("T05", w["partsgallery.t05"], w["partsgallery.visit"], "enhancer", 9, E(0.6, 0.1, 1.1, 400)),
        new("T02", w["partsgallery.t02"], w["partsgallery.hall"], "baseline", 27, E(0.3, -0.3, 0.9, 524)),
        new("T17", w["partsgallery.t17"], w["partsgallery.hotline"], "baseline", 2, E(0.7, -1.2, 2.4, 21)),
    ];

    /// <summary>A row of the sample list.</summary>
    public sealed record Touch(string Code, string Name, string Channel, string Moment, int Reach, Estimate Effect);

    /// <summary>26 weeks of a falling score; the first four have no rolling value yet.</summary>
    public static IReadOnlyList<BandLine.Point> Weeks { get; } = MakeWeeks();

    private static List<BandLine.Point> MakeWeeks()
    {
        double[] rolling =
            [35.6, 35.1, 34.8, 35.4, 35.2, 36.4, 36.8, 35.3, 34.2, 33.5, 33.4, 34.2, 33.8, 34.0, 33.7, 34.2, 33.8, 33.1, 32.0,
                30.1, 29.2, 27.9, 26.5];
        double[] wobble = [-1.4, 2.9, -3.1, 1.2, 3.0, -0.8, -2.4, 2.6, -4.0, 1.9];
        var start = new DateOnly(2025, 9, 15);
        return
        [
            .. Enumerable.Range(0, 26).Select(i =>
            {
                double? value = i < 3 ? null : rolling[i - 3];
                string when = start.AddDays(7 * i).ToString("M/d", CultureInfo.InvariantCulture);
                return new BandLine.Point(when, value, value - 4.2, value + 4.2, (value ?? 34.5) + wobble[i % 10]);
            }),
        ];
    }

    /// <summary>24 days of a hotline that loses its pace.</summary>
    public static ControlChart.Data Hotline(string rule)
    {
        double[] days =
            [80.6, 79.1, 81.2, 80.0, 79.0, 81.8, 81.1, 79.6, 81.4, 79.9, 80.0, 81.4, 79.8, 79.2, 81.0, 77.2, 75.4, 76.1, 75.2,
                75.6, 75.0, 74.4, 76.2, 71.8];
        return new([.. days.Select((day, i) => new ControlChart.Point($"3/{i + 1}", day, 73.9, 85.1, i >= 15))], 79.5, rule);
    }
}
