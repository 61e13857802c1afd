namespace Tangent.Domain.Touchpoints;

/// <summary>What a draft lacks before somebody can judge it.</summary>
public static class TouchpointGaps
{
    /// <summary>The gaps, each with the field that fills it; empty when a review can begin.</summary>
    public static IReadOnlyList<Problem> Of(TouchpointDetails details)
    {
        var (kinds, sheet) = (details.Classification, details.Sheet);
        var gaps = new List<Problem>();
        Want(details.OwnerId is not null, "ownerId", "touchpoints.gap.owner");
        Want((kinds.Kinds & (TouchpointKinds.FrontStage | TouchpointKinds.BackStage)) != 0, "classification.kinds", "touchpoints.gap.stage");
        Want(kinds.Distance is not null, "classification.distance", "touchpoints.gap.distance");
        Want(kinds.Provider is not null && kinds.Recipient is not null, "classification.provider", "touchpoints.gap.nature");
        Want(sheet.Measures.Any(m => m.Kind == MeasureKind.Quality), "sheet.measures", "touchpoints.gap.quality");
        Want(sheet.Measures.Any(m => m.Kind == MeasureKind.Efficiency), "sheet.measures", "touchpoints.gap.efficiency");
        bool isBehind = kinds.Kinds.HasFlag(TouchpointKinds.BackStage) && !kinds.Kinds.HasFlag(TouchpointKinds.FrontStage);
        Want(!isBehind || sheet.FeltAt.Count > 0, "sheet.feltAt", "touchpoints.gap.felt-at");
        return gaps;

        void Want(bool holds, string field, string code)
        {
            if (!holds) gaps.Add(Problem.Of(field, code));
        }
    }
}
