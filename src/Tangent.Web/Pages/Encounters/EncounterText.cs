using System.Globalization;
using Tangent.App.Encounters.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Encounters;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Encounters;

/// <summary>Encounters in words.</summary>
static class EncounterText
{
    public static string Name(this TouchpointFact touchpoint) => AttachedText.IsChinese ? touchpoint.NameZh : touchpoint.NameEn;

    /// <summary>A channel: what the register calls it, or the source's own word.</summary>
    public static string Channel(this Words.Words words, string text) =>
        TouchpointText.Member<ContactChannel>(text) is { } known ? words.Of(known) : text;

    /// <summary>A score beside the ends of its scale; a dash where there is none.</summary>
    public static string Score(this Words.Words words, EncounterView encounter) => encounter is { Score: { } score, Scale: { } scale }
        ? words["encounters.score", score.ToString("0.##", CultureInfo.CurrentCulture), scale.Lowest(), scale.Highest()] : "–";
}
