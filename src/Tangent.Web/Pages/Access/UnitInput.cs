using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Access;

/// <summary>The form of a unit as it is sent: text, so that whatever was typed can be shown again.</summary>
public sealed class UnitInput
{
    public string? ParentId { get; set; }
    public string? Kind { get; set; }
    public string? Code { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? TimeZone { get; set; }

    /// <summary>The version that the person saw.</summary>
    public int? Version { get; set; }

    public static UnitInput Of(ListUnits.Row unit) => new()
    {
        Code = unit.Code,
        NameZh = unit.NameZh,
        NameEn = unit.NameEn,
        TimeZone = unit.TimeZone,
        Version = unit.Version,
    };

    public AddUnit.Request ToAdd => new(
        AccessText.Id(ParentId), Code, TouchpointText.Member<UnitKind>(Kind), NameZh, NameEn, Zone);

    public RenameUnit.Request ToRename(Guid id) => new(id, Code ?? "", NameZh, NameEn, Zone, Version);

    private string? Zone => string.IsNullOrWhiteSpace(TimeZone) ? null : TimeZone.Trim();

    /// <summary>Names of the fields, by the names that problems use.</summary>
    public static IReadOnlyDictionary<string, string> Labels(Words.Words words) => new Dictionary<string, string>
    {
        ["parentId"] = words["access.units.parent"],
        ["newParentId"] = words["access.units.parent"],
        ["kind"] = words["access.units.kind"],
        ["code"] = words["access.units.code"],
        ["nameZh"] = words["access.units.name-zh"],
        ["nameEn"] = words["access.units.name-en"],
        ["timeZone"] = words["access.units.zone"],
    };
}
