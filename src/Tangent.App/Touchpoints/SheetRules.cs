using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What is wrong with the classification and the sheet of a touchpoint by themselves, each problem named.</summary>
static class SheetRules
{
    /// <summary>Most items in one list of the sheet.</summary>
    public const int MostItems = 60;

    private const int MostAliases = 10, LongestAlias = 60;

    public static IEnumerable<Problem> Check(TouchpointFields fields) =>
    [
        .. Lines("aliases", fields.Aliases ?? [], MostAliases, alias => alias, LongestAlias),
        .. Check(fields.Classification ?? Classification.None),
        .. Check(fields.Sheet ?? TouchpointSheet.Empty),
    ];

    private static IEnumerable<Problem> Check(Classification said)
    {
        if (((int)said.Kinds & ~15) != 0) yield return Problem.Of("classification.kinds", "form.not-a-choice");
        foreach (var (field, member) in new (string, Enum?)[]
        {
            ("distance", said.Distance), ("provider", said.Provider), ("recipient", said.Recipient), ("technology", said.Technology),
            ("degree", said.Degree), ("delivery", said.Delivery), ("form", said.Form), ("place", said.Place), ("fee", said.Fee),
            ("frequency", said.Frequency), ("technicality", said.Technicality), ("nature", said.Nature),
        })
            if (member is not null && !Enum.IsDefined(member.GetType(), member))
                yield return Problem.Of($"classification.{field}", "form.not-a-choice");
        if (said.Through is { } through)
            foreach (var problem in TouchpointRules.CheckLine("classification.through", through, 120)) yield return problem;
    }

    private static IEnumerable<Problem> Check(TouchpointSheet sheet) =>
    [
        .. Lines("sheet.stage", sheet.Stage, MostItems, item => item.Text, 200),
        .. Lines("sheet.impression", sheet.Impression, MostItems, item => item.Text, 200),
        .. Lines("sheet.script", sheet.Script, MostItems, line => line.Text, 400),
        .. Lines("sheet.script", sheet.Script, MostItems, line => line.Situation, 80),
        .. Lines("sheet.factors", sheet.Factors, MostItems, factor => factor.Name, 80),
        .. Lines("sheet.measures", sheet.Measures, MostItems, measure => measure.Name, 80),
        .. Lines("sheet.shortcomings", sheet.Shortcomings, MostItems, shortcoming => shortcoming.Text, 300),
        .. Unknown(sheet),
        .. sheet.Control is { IsWhole: false } ? [Problem.Of("sheet.control", "touchpoints.control-not-whole")] : (Problem[])[],
    ];

    // A number stands for a member in files of programs; a number without a member is nobody's choice.
    private static IEnumerable<Problem> Unknown(TouchpointSheet sheet)
    {
        if (sheet.Stage.Any(item => !Enum.IsDefined(item.Element) || ((int)item.Functions & ~7) != 0
            || item.Condition is { } condition && !Enum.IsDefined(condition))) yield return Choice("stage");
        if (sheet.Impression.Any(check => !Enum.IsDefined(check.Area))) yield return Choice("impression");
        if (sheet.Factors.Any(factor => !Enum.IsDefined(factor.Element))) yield return Choice("factors");
        if (sheet.Measures.Any(measure => !Enum.IsDefined(measure.Kind))) yield return Choice("measures");
        if (sheet.Shortcomings.Any(shortcoming => !Enum.IsDefined(shortcoming.Kind))) yield return Choice("shortcomings");
        if (sheet.Tensions.Any(score => !Enum.IsDefined(score.Axis) || !Enum.IsDefined(score.Side))) yield return Choice("tensions");
        else if (sheet.Tensions.DistinctBy(score => (score.Axis, score.Side)).Count() < sheet.Tensions.Count || sheet.Tensions.Any(score => !score.IsPossible))
            yield return Problem.Of("sheet.tensions", "touchpoints.tension.shape");
        if (((int)sheet.Goals & ~255) != 0) yield return Choice("goals");
        if (((int)sheet.Crowd & ~63) != 0) yield return Choice("crowd");
        if (sheet.FeltAt.Count > MostItems) yield return Problem.Of("sheet.feltAt", "form.too-many", MostItems);

        static Problem Choice(string list) => Problem.Of($"sheet.{list}", "form.not-a-choice");
    }

    private static IEnumerable<Problem> Lines<T>(
        string field, IReadOnlyList<T> items, int most, Func<T, string?> text, int longest)
    {
        if (items.Count > most) return [Problem.Of(field, "form.too-many", most)];
        return items.SelectMany((item, at) => TouchpointRules.CheckLine($"{field}.{at + 1}", text(item), longest));
    }
}
