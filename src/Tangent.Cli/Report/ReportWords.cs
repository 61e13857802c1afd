using System.Globalization;
using Tangent.Web.Words;

namespace Tangent.Cli.Report;

/// <summary>Words of one language, whichever the program speaks.</summary>
sealed class ReportWords(string language)
{
    private static readonly Words W = new();
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    public string Language => language;

    /// <summary>Does some work in this language.</summary>
    public T Within<T>(Func<T> work)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            return work();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    public string Say(string key, params object?[] arguments) => Within(() => W[key, arguments]);

    public string Number(long count) => count.ToString("N0", culture);

    public string Share(double share) => share.ToString("P1", culture);

    /// <summary>A length of time in the largest unit that keeps two places of meaning.</summary>
    public string Length(double seconds) => Math.Abs(seconds) switch
    {
        < 120 => Say("analyse.seconds", seconds),
        < 7_200 => Say("analyse.minutes", seconds / 60),
        < 172_800 => Say("analyse.hours", seconds / 3600),
        _ => Say("analyse.days", seconds / 86_400),
    };
}
