using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a touchpoint as it is sent: text, so that whatever was typed can be shown again.</summary>
public sealed class TouchpointInput
{
    public string? Code { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? Channel { get; set; }
    public string? Stage { get; set; }
    public string? UnitId { get; set; }
    public string? OwnerId { get; set; }

    /// <summary>The version that the person saw.</summary>
    public int? Version { get; set; }

    public static TouchpointInput Of(TouchpointRow row) => new()
    {
        Code = row.Details.Code,
        NameZh = row.Details.NameZh,
        NameEn = row.Details.NameEn,
        Channel = row.Details.Channel.ToString(),
        Stage = row.Details.Stage.ToString(),
        UnitId = row.Details.UnitId.ToString(),
        OwnerId = row.Details.OwnerId?.ToString(),
        Version = row.Version,
    };

    public TouchpointFields Fields => new(Code, NameZh, NameEn, TouchpointText.Member<ContactChannel>(Channel),
        TouchpointText.Member<JourneyStage>(Stage), Id(UnitId), Id(OwnerId));

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
