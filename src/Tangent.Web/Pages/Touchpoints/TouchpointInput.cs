using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a touchpoint as it is sent: text, so that whatever was typed can be shown again.</summary>
public sealed class TouchpointInput
{
    private static readonly char[] BetweenNames = [',', '，', '、', ';', '；', '\n'];

    public string? Code { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? Aliases { get; set; }
    public string? Channel { get; set; }
    public string? Stage { get; set; }
    public string? UnitId { get; set; }
    public string? OfferedBy { get; set; }
    public string? OwnerId { get; set; }
    public bool IsFrontStage { get; set; }
    public bool IsBackStage { get; set; }
    public bool IsDigital { get; set; }
    public bool IsPhysical { get; set; }
    public string? Distance { get; set; }
    public string? Provider { get; set; }
    public string? Recipient { get; set; }
    public string? Technology { get; set; }
    public string? Through { get; set; }
    public string? Degree { get; set; }
    public string? Delivery { get; set; }
    public string? Form { get; set; }
    public string? Place { get; set; }
    public string? Fee { get; set; }
    public string? Frequency { get; set; }
    public string? Technicality { get; set; }
    public string? Nature { get; set; }

    /// <summary>The version that the person saw.</summary>
    public int? Version { get; set; }

    public static TouchpointInput Of(TouchpointRow row, Func<Guid, string> unitCode)
    {
        var (details, said) = (row.Details, row.Details.Classification);
        return new()
        {
            Code = details.Code,
            NameZh = details.NameZh,
            NameEn = details.NameEn,
            Aliases = string.Join(", ", details.Aliases),
            Channel = details.Channel.ToString(),
            Stage = details.Stage.ToString(),
            UnitId = details.UnitId.ToString(),
            OfferedBy = string.Join(", ", details.OfferedBy.Select(unitCode)),
            OwnerId = details.OwnerId?.ToString(),
            IsFrontStage = said.Kinds.HasFlag(TouchpointKinds.FrontStage),
            IsBackStage = said.Kinds.HasFlag(TouchpointKinds.BackStage),
            IsDigital = said.Kinds.HasFlag(TouchpointKinds.Digital),
            IsPhysical = said.Kinds.HasFlag(TouchpointKinds.Physical),
            Distance = said.Distance?.ToString(),
            Provider = said.Provider?.ToString(),
            Recipient = said.Recipient?.ToString(),
            Technology = said.Technology?.ToString(),
            Through = said.Through,
            Degree = said.Degree?.ToString(),
            Delivery = said.Delivery?.ToString(),
            Form = said.Form?.ToString(),
            Place = said.Place?.ToString(),
            Fee = said.Fee?.ToString(),
            Frequency = said.Frequency?.ToString(),
            Technicality = said.Technicality?.ToString(),
            Nature = said.Nature?.ToString(),
            Version = row.Version,
        };
    }

    /// <summary>The request; a unit code that names no unit becomes an id that the act refuses.</summary>
    public TouchpointFields Fields(Func<string, Guid?> unitOfCode) => new(Code, NameZh, NameEn,
        TouchpointText.Member<ContactChannel>(Channel), TouchpointText.Member<JourneyStage>(Stage), Id(UnitId), Id(OwnerId),
        Names(Aliases), Names(OfferedBy).Select(code => unitOfCode(code) ?? Guid.Empty).Distinct().ToItems(), Said);

    private Classification Said => new()
    {
        Kinds = (IsFrontStage ? TouchpointKinds.FrontStage : 0) | (IsBackStage ? TouchpointKinds.BackStage : 0)
            | (IsDigital ? TouchpointKinds.Digital : 0) | (IsPhysical ? TouchpointKinds.Physical : 0),
        Distance = TouchpointText.Member<ContactDistance>(Distance),
        Provider = TouchpointText.Member<ActorNature>(Provider),
        Recipient = TouchpointText.Member<ActorNature>(Recipient),
        Technology = TouchpointText.Member<TechnologyRole>(Technology),
        Through = string.IsNullOrWhiteSpace(Through) ? null : Through.Trim(),
        Degree = TouchpointText.Member<ContactDegree>(Degree),
        Delivery = TouchpointText.Member<DeliveryKind>(Delivery),
        Form = TouchpointText.Member<ServiceForm>(Form),
        Place = TouchpointText.Member<ServicePlace>(Place),
        Fee = TouchpointText.Member<ServiceFee>(Fee),
        Frequency = TouchpointText.Member<ServiceFrequency>(Frequency),
        Technicality = TouchpointText.Member<ServiceTechnicality>(Technicality),
        Nature = TouchpointText.Member<ServiceNature>(Nature),
    };

    private static Items<string> Names(string? text) =>
        (text ?? "").Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToItems();

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
