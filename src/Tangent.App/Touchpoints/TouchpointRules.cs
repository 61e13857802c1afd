using System.Text.RegularExpressions;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What a person fills in about a touchpoint, not yet checked. Nulls are answered with a problem each.</summary>
/// <param name="Code">Short code, such as <c>T13</c>; written in upper case.</param>
/// <param name="NameZh">Chinese name, up to 60 characters.</param>
/// <param name="NameEn">English name, up to 120 characters.</param>
/// <param name="Channel">Way of contact.</param>
/// <param name="Stage">Phase of the journey.</param>
/// <param name="UnitId">The unit that owns and edits it.</param>
/// <param name="OwnerId">The account of the person who answers for it, or null.</param>
/// <param name="Aliases">Other names; null leaves them as they are.</param>
/// <param name="OfferedBy">Units in which customers meet it; null leaves them as they are.</param>
/// <param name="Classification">How it is classified; null leaves it as it is.</param>
/// <param name="Sheet">Stage, factors, control, measures; null leaves them as they are.</param>
public sealed record TouchpointFields(string? Code, string? NameZh, string? NameEn, ContactChannel? Channel,
    JourneyStage? Stage, Guid? UnitId, Guid? OwnerId = null, Items<string>? Aliases = null, Items<Guid>? OfferedBy = null,
    Classification? Classification = null, TouchpointSheet? Sheet = null)
{
    /// <summary>The fields as they stand on the register, to change some of them.</summary>
    public static TouchpointFields Of(TouchpointDetails details) => new(details.Code, details.NameZh, details.NameEn,
        details.Channel, details.Stage, details.UnitId, details.OwnerId, details.Aliases, details.OfferedBy,
        details.Classification, details.Sheet);
}

static partial class TouchpointRules
{
    /// <summary>Longest reason of a retirement.</summary>
    public const int LongestReason = 300;

    /// <summary>Everything that is wrong with the fields by themselves, each problem named.</summary>
    public static List<Problem> Check(TouchpointFields fields)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(fields.Code)) problems.Add(Problem.Of("code", "form.required"));
        else if (!IsCode(fields.Code.Trim())) problems.Add(Problem.Of("code", "touchpoints.code-shape"));
        problems.AddRange(CheckLine("nameZh", fields.NameZh, 60));
        problems.AddRange(CheckLine("nameEn", fields.NameEn, 120));
        if (fields.Channel is not { } channel || !Enum.IsDefined(channel)) problems.Add(Problem.Of("channel", "form.required"));
        if (fields.Stage is not { } stage || !Enum.IsDefined(stage)) problems.Add(Problem.Of("stage", "form.required"));
        if (fields.UnitId is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        problems.AddRange(SheetRules.Check(fields));
        return problems;
    }

    /// <summary>What is wrong with a line of text that must be there.</summary>
    public static IEnumerable<Problem> CheckLine(string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) yield return Problem.Of(field, "form.required");
        else if (text.Trim().Length > longest) yield return Problem.Of(field, "form.too-long", longest);
        else if (!SearchText.IsOneLine(text.Trim())) yield return Problem.Of(field, "form.one-line");
    }

    /// <summary>What a change would tear open in a touchpoint that was reviewed, each gap with the field that fills it.</summary>
    /// <remarks>What was reviewed stays complete; a draft may have gaps, and so may what came in by an import.</remarks>
    public static List<Problem> NewGaps(Touchpoint now, TouchpointDetails wanted)
    {
        if (now.Status is not (TouchpointStatus.InReview or TouchpointStatus.Active)) return [];
        var before = TouchpointGaps.Of(now.Details).Select(gap => gap.Code).ToHashSet();
        return [.. TouchpointGaps.Of(wanted).Where(gap => !before.Contains(gap.Code))];
    }

    /// <summary>How the audit log names a touchpoint.</summary>
    public static Subject Subject(this Touchpoint touchpoint, UnitPath unit) =>
        new(Kind.Touchpoint, touchpoint.Id.Value.ToString(), touchpoint.Code, unit);

    /// <summary>What the audit log keeps of a touchpoint.</summary>
    public static TouchpointFacts Facts(this Touchpoint touchpoint) => new(touchpoint.Code, touchpoint.NameZh, touchpoint.NameEn,
        touchpoint.Channel, touchpoint.Stage, touchpoint.UnitId, touchpoint.OwnerId, touchpoint.RetiredUtc, touchpoint.RetiredReason,
        touchpoint.Version)
    {
        Status = touchpoint.Status,
        Aliases = touchpoint.Aliases,
        OfferedBy = touchpoint.OfferedBy,
        Classification = touchpoint.Classification,
        Sheet = touchpoint.Sheet,
        ReviewNote = touchpoint.ReviewNote,
        KeyReason = touchpoint.KeyReason,
        IsKey = touchpoint.KeySinceUtc is not null,
    };

    /// <summary>Whether the text has the shape of a code: a letter, then letters, digits and hyphens, 20 at most.</summary>
    public static bool IsCode(string text) => CodeShape().IsMatch(text);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9-]{0,19}\z")]
    private static partial Regex CodeShape();
}
