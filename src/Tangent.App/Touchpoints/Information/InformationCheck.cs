using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Information;

/// <summary>What a person fills in about an information item, not yet checked.</summary>
/// <param name="Code">Content id, such as <c>N7</c>; written in upper case.</param>
/// <param name="UnitId">The unit that owns and writes it.</param>
/// <param name="Texts">One text per language, at least one.</param>
/// <param name="Placements">Where it stands; may be empty until it is approved.</param>
/// <param name="ValidFrom">First day; null from the publication on.</param>
/// <param name="ValidTo">Last day; null without an end.</param>
public sealed record InformationFields(string? Code, Guid? UnitId, Items<InformationText>? Texts, Items<Placement>? Placements = null,
    DateOnly? ValidFrom = null, DateOnly? ValidTo = null);

/// <summary>Turns what somebody filled in into content that holds, or lists everything that is wrong.</summary>
public sealed class InformationCheck(Db db, UnitFacts units)
{
    private const int MostPlacements = 200, LongestTitle = 120, LongestBody = 4000;

    /// <summary>The content with the place of its unit.</summary>
    internal sealed record Checked(string Code, UnitFact Unit, InformationContent Content);

    internal async Task<Outcome<Checked>> Run(
        Verb verb, Actor who, InformationFields fields, InformationItem? current, CancellationToken stop)
    {
        var problems = Check(fields).ToList();
        var unit = fields.UnitId is { } id ? (await units.Of([id], stop)).GetValueOrDefault(id) : null;
        if (fields.UnitId is null || unit is null || unit.IsClosed && current?.UnitId != unit.Id)
            problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        else if (who.Lacks(verb, Kind.Information, unit.Path) is { } outside) return outside;

        var code = fields.Code?.Trim().ToUpperInvariant() ?? "";
        if (problems.TrueForAll(problem => problem.Field != "code") && await IsTaken(code, current, stop))
            problems.Add(Problem.Of("code", "touchpoints.info.code-taken", code));
        if (await AnyUnknown(fields.Placements ?? [], stop)) problems.Add(Problem.Of("placements", "touchpoints.info.touchpoint-missing"));
        return problems.Count > 0 ? new Fail.Invalid(problems) : new Checked(code, unit!, Content(fields));
    }

    private static IEnumerable<Problem> Check(InformationFields fields)
    {
        if (string.IsNullOrWhiteSpace(fields.Code)) yield return Problem.Of("code", "form.required");
        else if (!TouchpointRules.IsCode(fields.Code.Trim())) yield return Problem.Of("code", "touchpoints.code-shape");
        var texts = fields.Texts ?? [];
        if (texts.Count == 0) yield return Problem.Of("texts", "touchpoints.info.no-text");
        if (texts.Any(text => text.Language is not (TextLanguage.Chinese or TextLanguage.English))
            || texts.Select(text => text.Language).Distinct().Count() < texts.Count)
            yield return Problem.Of("texts", "touchpoints.info.one-per-language");
        foreach (var text in texts)
        {
            string field = text.Language == TextLanguage.Chinese ? "chinese" : "english";
            foreach (var problem in TouchpointRules.CheckLine($"{field}.title", text.Title, LongestTitle)) yield return problem;
            if (string.IsNullOrWhiteSpace(text.Body)) yield return Problem.Of($"{field}.body", "form.required");
            else if (text.Body.Length > LongestBody) yield return Problem.Of($"{field}.body", "form.too-long", LongestBody);
        }
        var placements = fields.Placements ?? [];
        if (placements.Count > MostPlacements) yield return Problem.Of("placements", "form.too-many", MostPlacements);
        if (placements.Any(place => !Enum.IsDefined(place.Channel) || !Enum.IsDefined(place.Medium)))
            yield return Problem.Of("placements", "form.not-a-choice");
        if (fields.ValidTo < fields.ValidFrom) yield return Problem.Of("validTo", "touchpoints.info.ends-before");
    }

    private static InformationContent Content(InformationFields fields) => new(fields.ValidFrom, fields.ValidTo)
    {
        Texts = fields.Texts!.OrderBy(text => text.Language)
            .Select(text => text with { Title = text.Title.Trim(), Body = text.Body.Trim().ReplaceLineEndings("\n") }).ToItems(),
        Placements = (fields.Placements ?? []).Distinct().ToItems(),
    };

    private async Task<bool> AnyUnknown(Items<Placement> placements, CancellationToken stop)
    {
        var ids = placements.Select(place => new TouchpointId(place.Touchpoint)).Distinct().ToList();
        return ids.Count > 0 && await db.Touchpoints.CountAsync(t => ids.Contains(t.Id), stop) < ids.Count;
    }

    private Task<bool> IsTaken(string code, InformationItem? current, CancellationToken stop)
    {
        var same = db.InformationItems.Where(i => i.Code == code);
        return current is { Id: var own } ? same.AnyAsync(i => i.Id != own, stop) : same.AnyAsync(stop);
    }
}
