namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Names of the fields of a touchpoint, by the names that problems and differences use.</summary>
static class TouchpointLabels
{
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["code"] = "code",
        ["nameZh"] = "name-zh",
        ["nameEn"] = "name-en",
        ["aliases"] = "aliases",
        ["channel"] = "channel",
        ["stage"] = "stage",
        ["unitId"] = "unit",
        ["offeredBy"] = "offered-by",
        ["ownerId"] = "owner",
        ["status"] = "status",
        ["isKey"] = "key",
        ["kinds"] = "kinds",
        ["distance"] = "distance",
        ["provider"] = "provider",
        ["recipient"] = "recipient",
        ["technology"] = "technology",
        ["through"] = "through",
        ["degree"] = "degree",
        ["delivery"] = "delivery",
        ["form"] = "form",
        ["place"] = "place",
        ["fee"] = "fee",
        ["frequency"] = "frequency",
        ["technicality"] = "technicality",
        ["nature"] = "nature",
        ["sheet.stage"] = "sheet-stage",
        ["sheet.impression"] = "sheet-impression",
        ["sheet.script"] = "sheet-script",
        ["sheet.factors"] = "sheet-factors",
        ["sheet.measures"] = "sheet-measures",
        ["sheet.control"] = "sheet-control",
        ["sheet.goals"] = "sheet-goals",
        ["sheet.crowd"] = "sheet-crowd",
        ["sheet.feltAt"] = "sheet-felt-at",
        ["sheet.shortcomings"] = "sheet-shortcomings",
        ["sheet.tensions"] = "sheet-tensions",
    };

    public static IReadOnlyDictionary<string, string> Of(Words.Words words) =>
        Keys.ToDictionary(pair => pair.Key, pair => words[$"touchpoints.field.{pair.Value}"]);
}
