namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>What the linter of journey maps finds.</summary>
public enum MapRule
{
    /// <summary>Nothing is drawn.</summary>
    NoSteps,

    /// <summary>A step has no name or does not say what the customer does.</summary>
    StepUnsaid,

    /// <summary>A step says neither a touchpoint nor where it shall be.</summary>
    NoTouchpoint,

    /// <summary>A touchpoint in words only: the register does not know it yet, and no figure will come.</summary>
    NotRegistered,

    /// <summary>Nobody is named for whom it is drawn.</summary>
    NoPersona,

    /// <summary>The persona is said to rest on research, and none is named.</summary>
    PersonaWithoutSource,

    /// <summary>What a customer shall feel last lies below the mean of all.</summary>
    WeakEnd,

    /// <summary>The end is no designed strong one.</summary>
    NoStrongEnd,

    /// <summary>The lowest point lies in the last third, where it is remembered.</summary>
    LateWorst,

    /// <summary>Many steps in a row of which none shall feel good.</summary>
    LongLow,

    /// <summary>Nobody says how it shall feel.</summary>
    NoCurve,

    /// <summary>A customer turns to the company more often than in the version before.</summary>
    MoreContacts,

    /// <summary>The register has it as back stage only, and customers are sent there.</summary>
    BackStageFaces,

    /// <summary>A moment of truth behind which nobody stands.</summary>
    MomentWithoutOwner,

    /// <summary>A moment of truth without the emotion that it shall leave.</summary>
    MomentWithoutEmotion,

    /// <summary>A testing moment without a playbook.</summary>
    TestingWithoutPlaybook,

    /// <summary>A pain that nothing shows.</summary>
    PainWithoutEvidence,

    /// <summary>A pain and no opportunity at its step.</summary>
    PainWithoutOpportunity,
}

/// <summary>One finding.</summary>
/// <param name="Rule">What was found.</param>
/// <param name="Step">Code of the step; null: of the whole.</param>
/// <param name="Reason">The numbers and words that show it, in the order in which its sentence names them.</param>
public sealed record MapFinding(MapRule Rule, string? Step, Items<string> Reason)
{
    /// <summary>Whether a map with it is not published.</summary>
    public bool IsBlocking => Rule is MapRule.NoSteps or MapRule.StepUnsaid or MapRule.NoTouchpoint or MapRule.NoPersona or MapRule.PersonaWithoutSource;
}

/// <summary>What the register knows of a touchpoint that a map names.</summary>
/// <param name="IsBackStage">It is back stage and not front stage.</param>
/// <param name="HasOwner">Somebody behind the scenes answers for a moment there, or a blueprint that holds names an owner below the line of visibility.</param>
/// <param name="TestingWithout">Name of a testing moment there without a playbook, or null.</param>
public sealed record MapFact(bool IsBackStage = false, bool HasOwner = false, string? TestingWithout = null);

/// <summary>What the linter knows beside the document.</summary>
/// <param name="Touchpoints">What the register knows, by code in capitals.</param>
/// <param name="ContactsBefore">Contacts in the version that holds; null: none holds.</param>
public sealed record MapFacts(IReadOnlyDictionary<string, MapFact> Touchpoints, int? ContactsBefore = null)
{
    /// <summary>Nothing but the document is known, as for a file alone.</summary>
    public static MapFacts None { get; } = new(new Dictionary<string, MapFact>());
}

/// <summary>
/// Reads a journey map as a designer of services does. Advice except for what forbids to publish; each finding carries the numbers that
/// show it.
/// </summary>
/// <remarks>
/// Worked examples, tested: feelings 4 5 4 2 have a weak end (2 below the mean 3.75) that is not strong and a lowest point at place 4 of 4;
/// 3 4 5 5 have none of these; 4 3 2 3 3 5 are low for long, four steps from the second on.
/// </remarks>
public static class MapLint
{
    /// <summary>What the last step shall feel like at least.</summary>
    public const int StrongEnd = 4;

    /// <summary>Steps in a row, none of which shall feel better than neither good nor bad, that are too many.</summary>
    public const int LongLow = 4;

    private const int Middle = 3, LeastSteps = 3;

    /// <summary>Everything that is found, of the whole, then step after step.</summary>
    public static IReadOnlyList<MapFinding> Of(MapDocument document, MapFacts facts) =>
        [.. Whole(document, facts), .. Curve(document), .. document.Steps.SelectMany(step => Step(step, facts))];

    private static IEnumerable<MapFinding> Whole(MapDocument document, MapFacts facts)
    {
        if (document.Steps.Count == 0) yield return new(MapRule.NoSteps, null, []);
        if (document.Persona is null) yield return new(MapRule.NoPersona, null, []);
        if (document.Persona is { Basis: PersonaBasis.Research, Source: null } persona)
            yield return new(MapRule.PersonaWithoutSource, null, [persona.Name.In("zh")]);
        if (facts.ContactsBefore is { } before && document.Contacts() is var now && now > before)
            yield return new(MapRule.MoreContacts, null, [Text(before), Text(now)]);
    }

    private static IEnumerable<MapFinding> Curve(MapDocument document)
    {
        var felt = document.Steps.Where(step => step.Feeling is not null).Select(step => (step.Id, Feeling: step.Feeling!.Value)).ToList();
        if (felt.Count < LeastSteps)
        {
            if (document.Steps.Count >= LeastSteps) yield return new(MapRule.NoCurve, null, [Text(felt.Count), Text(document.Steps.Count)]);
            yield break;
        }
        double mean = felt.Average(one => one.Feeling);
        var (end, last) = felt[^1];
        if (last < mean) yield return new(MapRule.WeakEnd, end, [Text(last), Text(mean)]);
        if (last < StrongEnd) yield return new(MapRule.NoStrongEnd, end, [Text(last), Text(StrongEnd)]);
        int least = felt.Min(one => one.Feeling), worst = felt.FindLastIndex(one => one.Feeling == least);
        if (least < felt.Max(one => one.Feeling) && worst * 3 >= felt.Count * 2)
            yield return new(MapRule.LateWorst, felt[worst].Id, [Text(least), Text(worst + 1), Text(felt.Count)]);
        foreach (var one in Stretches(felt)) yield return one;
    }

    private static IEnumerable<MapFinding> Stretches(List<(string Id, int Feeling)> felt)
    {
        for (int i = 0; i < felt.Count;)
        {
            int from = i;
            while (i < felt.Count && felt[i].Feeling <= Middle) i++;
            if (i - from >= LongLow)
                yield return new(MapRule.LongLow, felt[from].Id, [Text(i - from), Text(felt.GetRange(from, i - from).Max(one => one.Feeling))]);
            i = Math.Max(i, from + 1);
        }
    }

    private static IEnumerable<MapFinding> Step(MapStep step, MapFacts facts)
    {
        if (step.Name.Length == 0 || step.Does is null) yield return new(MapRule.StepUnsaid, step.Id, []);
        if (!step.IsContact && step.Inner is null) yield return new(MapRule.NoTouchpoint, step.Id, []);
        if (step.Place is { } place) yield return new(MapRule.NotRegistered, step.Id, [place.In("zh")]);
        var known = facts.Touchpoints.GetValueOrDefault(step.Touchpoint?.ToUpperInvariant() ?? "");
        if (known is { IsBackStage: true }) yield return new(MapRule.BackStageFaces, step.Id, [step.Touchpoint!]);
        if (step.IsMoment && step.BackStage is null && known is not { HasOwner: true }) yield return new(MapRule.MomentWithoutOwner, step.Id, []);
        if (step is { IsMoment: true, Emotion: null }) yield return new(MapRule.MomentWithoutEmotion, step.Id, []);
        if (known?.TestingWithout is { } testing) yield return new(MapRule.TestingWithoutPlaybook, step.Id, [testing]);
        foreach (var pain in step.Points.Where(point => point.Kind == PointKind.Pain))
        {
            if (pain.Evidence.Count == 0) yield return new(MapRule.PainWithoutEvidence, step.Id, [pain.Text.In("zh"), Text(pain.Weight)]);
            if (!step.Points.Any(point => point.Kind == PointKind.Opportunity))
                yield return new(MapRule.PainWithoutOpportunity, step.Id, [pain.Text.In("zh"), Text(pain.Weight)]);
        }
    }

    private static string Text(double number) => FormattableString.Invariant($"{number:0.##}");
}
