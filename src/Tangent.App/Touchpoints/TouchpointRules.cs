using System.Text.RegularExpressions;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

static partial class TouchpointRules
{
    /// <summary>Everything that is wrong with the fields, each problem named.</summary>
    public static List<Problem> Check(
        string? code, string? nameZh, string? nameEn, ContactChannel? channel, JourneyStage? stage)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(code)) problems.Add(Problem.Of("code", "form.required"));
        else if (!CodeShape().IsMatch(code.Trim())) problems.Add(Problem.Of("code", "touchpoints.code-shape"));
        CheckName("nameZh", nameZh, 60);
        CheckName("nameEn", nameEn, 120);
        if (channel is null) problems.Add(Problem.Of("channel", "form.required"));
        if (stage is null) problems.Add(Problem.Of("stage", "form.required"));
        return problems;

        void CheckName(string field, string? name, int longest)
        {
            if (string.IsNullOrWhiteSpace(name)) problems.Add(Problem.Of(field, "form.required"));
            else if (name.Trim().Length > longest) problems.Add(Problem.Of(field, "form.too-long", longest));
        }
    }

    /// <summary>How the audit log names a touchpoint.</summary>
    public static Subject Subject(this Touchpoint touchpoint, UnitPath unit) =>
        new(Kind.Touchpoint, touchpoint.Id.Value.ToString(), touchpoint.Code, unit);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,19}$")]
    private static partial Regex CodeShape();
}
