using System.Globalization;

namespace Tangent.Web.Pages.Answering;

/// <summary>What a language calls itself.</summary>
static class LanguageName
{
    /// <summary>Its own name; of a tag that this machine does not know, the tag.</summary>
    public static string Of(string tag)
    {
        try
        {
            var culture = CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            return culture.NativeName.Length > 0 ? char.ToUpper(culture.NativeName[0], culture) + culture.NativeName[1..] : tag;
        }
        catch (CultureNotFoundException)
        {
            return tag;
        }
    }
}
