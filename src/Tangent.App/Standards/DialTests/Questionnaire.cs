using Tangent.Analytics.Surveys;

namespace Tangent.App.Standards.DialTests;

/// <summary>Answers of whoever did a test as a score of ease: ten are the System Usability Scale, two are UMUX-Lite.</summary>
static class Questionnaire
{
    /// <summary>Code of the System Usability Scale.</summary>
    public const string Sus = "sus";

    /// <summary>Code of UMUX-Lite.</summary>
    public const string UmuxLite = "umux-lite";

    /// <summary>The score; null where the answers are of neither.</summary>
    public static (double Score, string By)? Score(IReadOnlyList<int>? answers)
    {
        double[] items = [.. (answers ?? []).Select(answer => (double)answer)];
        return items.Length switch
        {
            10 when items.All(item => item is >= 1 and <= 5) => (Usability.Sus(items)!.Value, Sus),
            2 when items.All(item => item is >= 1 and <= 7) => (Usability.UmuxLite(items)!.Value, UmuxLite),
            _ => null,
        };
    }
}
