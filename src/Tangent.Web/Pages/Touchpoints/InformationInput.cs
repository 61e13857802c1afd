using Tangent.App.Touchpoints.Information;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of an information item as it is sent.</summary>
public sealed class InformationInput
{
    private const int BlankRows = 3;

    public string? Code { get; set; }
    public string? UnitId { get; set; }
    public string? TitleZh { get; set; }
    public string? BodyZh { get; set; }
    public string? TitleEn { get; set; }
    public string? BodyEn { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public List<Place> Places { get; set => field = value ?? []; } = [];
    public int? Version { get; set; }

    /// <summary>Where it stands: a code, a channel, a medium.</summary>
    public sealed class Place
    {
        public string? Touchpoint { get; set; }
        public string? Channel { get; set; }
        public string? Medium { get; set; }
    }

    /// <summary>Codes of touchpoints that are named, in upper case.</summary>
    public IReadOnlyList<string> Codes => [.. Filled.Select(place => place.Touchpoint!.Trim().ToUpperInvariant()).Distinct()];

    private IEnumerable<Place> Filled => Places.Where(place => !string.IsNullOrWhiteSpace(place.Touchpoint));

    public static InformationInput Of(ShowInformation.Shown shown)
    {
        var content = shown.Row.Waiting ?? shown.Row.Live!;
        InformationText? In(TextLanguage language) => content.Texts.FirstOrDefault(text => text.Language == language);
        return new InformationInput
        {
            Code = shown.Row.Code,
            UnitId = shown.Row.Unit.Id.ToString(),
            TitleZh = In(TextLanguage.Chinese)?.Title,
            BodyZh = In(TextLanguage.Chinese)?.Body,
            TitleEn = In(TextLanguage.English)?.Title,
            BodyEn = In(TextLanguage.English)?.Body,
            ValidFrom = content.ValidFrom,
            ValidTo = content.ValidTo,
            Places = [.. content.Placements.Select(place => new Place
            {
                Touchpoint = shown.Touchpoints.GetValueOrDefault(place.Touchpoint)?.Code,
                Channel = place.Channel.ToString(),
                Medium = place.Medium.ToString(),
            })],
            Version = shown.Row.Version,
        }.WithBlanks();
    }

    /// <summary>Blank rows at the end, and none elsewhere.</summary>
    public InformationInput WithBlanks()
    {
        Places.RemoveAll(place => string.IsNullOrWhiteSpace(place.Touchpoint));
        for (int i = 0; i < BlankRows; i++) Places.Add(new());
        return this;
    }

    /// <summary>The request; a code that names no touchpoint becomes an id that the act refuses.</summary>
    public InformationFields Fields(Func<string, Guid?> idOf) => new(Code, Guid.TryParse(UnitId, out var unit) ? unit : null,
        new[] { Text(TextLanguage.Chinese, TitleZh, BodyZh), Text(TextLanguage.English, TitleEn, BodyEn) }.OfType<InformationText>().ToItems(),
        Filled.Select(place => new Placement(idOf(place.Touchpoint!.Trim().ToUpperInvariant()) ?? Guid.Empty,
            TouchpointText.Member<ContactChannel>(place.Channel) ?? (ContactChannel)(-1),
            TouchpointText.Member<InformationMedium>(place.Medium) ?? (InformationMedium)(-1))).ToItems(), ValidFrom, ValidTo);

    private static InformationText? Text(TextLanguage language, string? title, string? body) =>
        string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(body) ? null : new(language, title ?? "", body ?? "");
}
