using System.Globalization;
using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Information in the reader's language.</summary>
static class InformationReading
{
    /// <summary>The language of the page.</summary>
    public static TextLanguage Language => IsChinese ? TextLanguage.Chinese : TextLanguage.English;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Title(this InformationContent content) => content.Title(Language);

    /// <summary>Language of a text, for the markup.</summary>
    public static string Tag(this TextLanguage language) => language == TextLanguage.Chinese ? "zh-CN" : "en";

    public static string Name(this FindTouchpoints.Found touchpoint) => IsChinese ? touchpoint.NameZh : touchpoint.NameEn;
}
