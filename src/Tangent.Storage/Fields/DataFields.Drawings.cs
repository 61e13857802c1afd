using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage.Touchpoints;

namespace Tangent.Storage.Fields;

/// <summary>Fields of what is drawn: blueprints and journey maps.</summary>
public static partial class DataFields
{
    private static IEnumerable<DataField> Drawings =>
    [
        .. In<Blueprint>("blueprints",
            Internal(nameof(Blueprint.Draft)), Internal(nameof(Blueprint.TitleKey)), Internal(nameof(Blueprint.ChangedKey)), Internal(nameof(Blueprint.Found))),
        .. In<BlueprintVersion>("blueprint_versions", Internal(nameof(BlueprintVersion.Document))),
        .. In<BlueprintNote>("blueprint_notes", Internal(nameof(BlueprintNote.Step)), Internal(nameof(BlueprintNote.Text))),
        .. In<JourneyMap>("journey_maps", Internal(nameof(JourneyMap.Draft)), Internal(nameof(JourneyMap.TitleKey)), Internal(nameof(JourneyMap.ChangedKey)),
            Internal(nameof(JourneyMap.Found))),
        .. In<JourneyMapVersion>("journey_map_versions", Internal(nameof(JourneyMapVersion.Document))),
        .. In<MapIdea>("journey_map_ideas", Internal(nameof(MapIdea.Step)), Internal(nameof(MapIdea.Text)), Internal(nameof(MapIdea.Reason))),
    ];
}
