using System.Globalization;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Charts;

namespace Tangent.Web.Pages.Maps;

/// <summary>How a journey shall feel along its steps, for bands that share one range.</summary>
sealed class MapCurve(MapDocument document, Words.Words words)
{
    private const double Least = 1, Most = MapRules.MostFeeling;

    private Measure Measure => new(words["blueprints.live.curve"], 1, "", CultureInfo.CurrentCulture);

    /// <summary>What is drawn of a band; nothing where nobody says how it shall feel.</summary>
    public string Draw(IReadOnlyList<(int Place, MapStep Step)> band) => Draw(band, JourneyMapBands.Columns(band), null);

    /// <summary>The same in so many columns of so much width.</summary>
    public string Draw(IReadOnlyList<(int Place, MapStep Step)> band, int columns, double? width) =>
        document.Steps.All(step => step.Feeling is null) ? ""
            : EmotionCurve.Draw([], columns, Least, Most, Measure, width ?? 1240, Designed(band));

    private List<EmotionCurve.Designed> Designed(IReadOnlyList<(int Place, MapStep Step)> band) =>
    [
        .. band.Index().Where(one => one.Item.Step.Feeling is not null)
            .Select(one => new EmotionCurve.Designed(one.Index, one.Item.Step.Feeling!.Value, words[$"maps.feeling.{one.Item.Step.Feeling}"])),
    ];
}
