using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>What a document must be: some of it to be kept at all, the rest before it holds.</summary>
public static class BlueprintRules
{
    /// <summary>Most steps of a blueprint.</summary>
    public const int MostSteps = 60;

    /// <summary>Longest text of a cell.</summary>
    public const int LongestText = 200;

    /// <summary>Longest name of a step or a stage.</summary>
    public const int LongestName = 40;

    /// <summary>Longest name of a post.</summary>
    public const int LongestOwner = 60;

    private const int LongestTitle = 80, LongestReason = 500, MostWays = 8, MostKnown = 20, LongestCode = 40, MostSeconds = 366 * 24 * 3600;

    /// <summary>What forbids to keep the document, even as a draft.</summary>
    public static IEnumerable<Problem> ToKeep(BlueprintDocument document) =>
    [
        .. document.Title.Length == 0 ? [Problem.Of("title", "form.required")] : Long("title", document.Title, LongestTitle),
        .. Long("need", document.Need, LongestReason), .. Long("promise", document.Promise, LongestReason),
        .. Many("knownBy", document.KnownBy.Count, MostKnown), .. document.KnownBy.SelectMany(code => Code("knownBy", code)),
        .. document.Starts.Where(step => document[step] is null).Select(step => Problem.Of("starts", "blueprints.way-nowhere", step)),
        .. Many("steps", document.Steps.Count, MostSteps),
        .. document.Steps.GroupBy(step => step.Id).Where(same => same.Count() > 1).Select(same => Problem.Of("steps", "blueprints.code-twice", same.Key)),
        .. document.Steps.SelectMany(step => Kept(document, step)),
    ];

    /// <summary>What forbids to publish it.</summary>
    public static IEnumerable<Problem> ToPublish(BlueprintDocument document) =>
    [
        .. document.Steps.Count == 0 ? [Problem.Of("steps", "blueprints.no-steps")] : (Problem[])[],
        .. document.Steps.Where(step => step.Name.Length == 0).Select(step => Problem.Of(Field(step), "blueprints.unnamed")),
        .. document.Steps.Where(step => step[BlueprintLane.Customer] is null).Select(step => Problem.Of(Field(step), "blueprints.no-customer")),
        .. Unreached(document).Select(step => Problem.Of(Field(step), "blueprints.unreached")),
        .. document.Steps.Count > 0 && !Ends(document) ? [Problem.Of("steps", "blueprints.endless")] : (Problem[])[],
    ];

    /// <summary>Name of the field of a step in problems.</summary>
    public static string Field(BlueprintStep step) => $"steps.{step.Id}";

    private static IEnumerable<Problem> Kept(BlueprintDocument document, BlueprintStep step)
    {
        var field = Field(step);
        if (!SurveyRules.IsCode(step.Id) || step.Id == BlueprintDocument.End) yield return Problem.Of("steps", "blueprints.code-shape", step.Id);
        foreach (var problem in (Problem[])
        [
            .. Long(field, step.Name, LongestName), .. Long(field, step.Stage, LongestName), .. Code(field, step.Touchpoint), .. Time(field, step.Seconds),
            .. Many(field, step.Ways.Count, MostWays), .. step.Ways.SelectMany(way => Long(field, way.When, LongestName)),
            .. step.Ways.Where(way => way.To != BlueprintDocument.End && document[way.To] is null)
                .Select(way => Problem.Of(field, "blueprints.way-nowhere", way.To)),
            .. step.Ways.GroupBy(way => way.To).Where(same => same.Count() > 1).Select(same => Problem.Of(field, "blueprints.way-twice", same.Key)),
            .. step.Cells.GroupBy(cell => cell.Lane).Where(same => same.Count() > 1).Select(same => Problem.Of(field, "blueprints.lane-twice", same.Key)),
            .. step.Cells.SelectMany(cell => Kept($"{field}.{char.ToLowerInvariant(cell.Lane.ToString()[0])}{cell.Lane.ToString()[1..]}", cell)),
        ]) yield return problem;
    }

    private static IEnumerable<Problem> Kept(string field, BlueprintCell cell) =>
    [
        .. cell.Text.Length == 0 ? [Problem.Of(field, "blueprints.cell-empty")] : Long(field, cell.Text, LongestText),
        .. Code(field, cell.Touchpoint), .. Time(field, cell.Seconds), .. Long(field, cell.Reason, LongestReason),
        .. Long(field, cell.Owner, LongestOwner),
        .. cell.Failure is { } failure ? Kept(field, failure) : [],
    ];

    private static IEnumerable<Problem> Kept(string field, FailurePoint failure) =>
    [
        .. failure.What.Length == 0 ? [Problem.Of(field, "blueprints.failure-unsaid")] : Long(field, failure.What, LongestText),
        .. Long(field, failure.Control, LongestText),
        .. new[] { failure.Severity, failure.Occurrence, failure.Detection }.Any(rating => rating is < 1 or > 10)
            ? [Problem.Of(field, "blueprints.rating")] : (Problem[])[],
    ];

    private static IEnumerable<BlueprintStep> Unreached(BlueprintDocument document)
    {
        var seen = new HashSet<int>();
        var open = new Stack<int>(document.Beginnings());
        while (open.TryPop(out int place))
        {
            if (place >= document.Steps.Count || !seen.Add(place)) continue;
            foreach (int next in document.After(place)) open.Push(next);
        }
        return document.Steps.Where((_, place) => !seen.Contains(place));
    }

    // Some step that can be reached leads to the end: a ring without a way out is no service.
    private static bool Ends(BlueprintDocument document)
    {
        var left = Unreached(document).Select(step => document.PlaceOf(step.Id)).ToHashSet();
        return Enumerable.Range(0, document.Steps.Count).Any(place => !left.Contains(place) && document.After(place).Contains(document.Steps.Count));
    }

    private static IEnumerable<Problem> Long(string field, Wording? wording, int most) =>
        wording?.Length > most ? [Problem.Of(field, "form.too-long", most)] : [];

    private static IEnumerable<Problem> Many(string field, int count, int most) => count > most ? [Problem.Of(field, "form.too-many", most)] : [];

    private static IEnumerable<Problem> Code(string field, string? code) =>
        code is { } given && (given.Length is 0 or > LongestCode || !SearchText.IsOneLine(given))
            ? [Problem.Of(field, "blueprints.touchpoint-missing", given)] : [];

    private static IEnumerable<Problem> Time(string field, int? seconds) =>
        seconds is < 1 or > MostSeconds ? [Problem.Of(field, "blueprints.seconds", MostSeconds)] : [];
}
