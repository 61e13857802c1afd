namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Names of the fields of a touchpoint, by the names that problems and differences use.</summary>
static class TouchpointLabels
{
    public static IReadOnlyDictionary<string, string> Of(Words.Words words) => new Dictionary<string, string>
    {
        ["code"] = words["touchpoints.field.code"],
        ["nameZh"] = words["touchpoints.field.name-zh"],
        ["nameEn"] = words["touchpoints.field.name-en"],
        ["channel"] = words["touchpoints.field.channel"],
        ["stage"] = words["touchpoints.field.stage"],
        ["unitId"] = words["touchpoints.field.unit"],
        ["ownerId"] = words["touchpoints.field.owner"],
    };
}
