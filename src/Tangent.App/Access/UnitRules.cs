using System.Text.RegularExpressions;
using Tangent.Domain;

namespace Tangent.App.Access;

static partial class UnitRules
{
    /// <summary>Everything that is wrong with a unit's names, each problem named.</summary>
    public static List<Problem> Check(string? code, string? nameZh, string? nameEn, string? timeZone)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(code)) problems.Add(Problem.Of("code", "form.required"));
        else if (!CodeShape().IsMatch(code.Trim())) problems.Add(Problem.Of("code", "access.unit.code-shape"));
        Name("nameZh", nameZh, 60);
        Name("nameEn", nameEn, 120);
        if (timeZone is not null && !IsZone(timeZone)) problems.Add(Problem.Of("timeZone", "access.unit.zone", timeZone));
        return problems;

        void Name(string field, string? name, int longest)
        {
            if (string.IsNullOrWhiteSpace(name)) problems.Add(Problem.Of(field, "form.required"));
            else if (name.Trim().Length > longest) problems.Add(Problem.Of(field, "form.too-long", longest));
        }
    }

    /// <summary>A code as it is stored.</summary>
    public static string Code(string code) => code.Trim().ToUpperInvariant();

    // IANA names only: what Windows calls a zone is not portable.
    private static bool IsZone(string name) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,19}$")]
    private static partial Regex CodeShape();
}
