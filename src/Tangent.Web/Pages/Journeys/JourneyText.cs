using System.Globalization;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Journeys;

/// <summary>Journeys in words.</summary>
static class JourneyText
{
    public static string Name(this JourneyStop stop) => AttachedText.IsChinese ? stop.NameZh : stop.NameEn;

    /// <summary>The way from beginning to end, in names.</summary>
    public static string Names(this ExploreJourneys.Map map, ExploreJourneys.Way way) =>
        string.Join(" → ", way.Path.Select(node => map.Nodes[node].Stop.Name()));

    public static Measure JourneyScore(this Words.Words words) => new(words["encounters.field.score"], 1, "", CultureInfo.CurrentCulture);

    public static Measure GoodEnds(this Words.Words words) => new(words["journeys.credits"], 0, "", CultureInfo.CurrentCulture);

    public static Measure Share(this Words.Words words) => new(words["journeys.share"], 1, "%", CultureInfo.CurrentCulture, HigherIsBetter: false);
}
