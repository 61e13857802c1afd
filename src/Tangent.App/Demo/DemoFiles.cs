using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.App.Customers.Published;
using Tangent.App.Demo.Published;
using Tangent.Domain;

namespace Tangent.App.Demo;

/// <summary>The readable files of the demo company, which stand inside the program.</summary>
public static class DemoFiles
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The truths of the demo company, as text.</summary>
    public static byte[] TruthsText() => Embedded("chengjiang.truths.json");

    /// <summary>The truths of the demo company.</summary>
    public static Truths Truths { get; } = Own<Truths>("chengjiang.truths.json");

    /// <summary>
    /// The register of the demo company: about 60 touchpoints of a telecom with halls, hotline and app.
    /// </summary>
    public static IReadOnlyList<WorldTouchpoint> TouchpointList { get; } =
        Numbered(Own<TouchpointFile>("chengjiang.touchpoints.json").Touchpoints);

    internal static PeopleFile People { get; } = Own<PeopleFile>("chengjiang.people.json");

    internal static RegisterFile Register { get; } = Own<RegisterFile>("chengjiang.register.json");

    internal static CommentFile Comments { get; } = Own<CommentFile>("chengjiang.comments.json");

    internal static VoiceFile Voices { get; } = Own<VoiceFile>("chengjiang.voices.json");

    internal static BlueprintFile Blueprints { get; } = Own<BlueprintFile>("chengjiang.blueprints.json");

    internal static SurveyFile Surveys { get; } = Own<SurveyFile>("chengjiang.surveys.json");

    internal static ObservationFile Observations { get; } = Own<ObservationFile>("chengjiang.observations.json");

    internal static MenusFile Menus { get; } = Own<MenusFile>("chengjiang.menus.json");

    internal static TestFile Tests { get; } = Own<TestFile>("chengjiang.tests.json");

    internal static StandardsFile Standards { get; } = Own<StandardsFile>("chengjiang.standards.json");

    internal static RecoveryFile Recovery { get; } = Own<RecoveryFile>("chengjiang.recovery.json");

    internal static PrivacyFile Privacy { get; } = Own<PrivacyFile>("chengjiang.privacy.json");

    internal static JourneyFile Journeys { get; } = Own<JourneyFile>("chengjiang.journeys.json");

    /// <summary>Other truths, checked: every problem names where in the file it is.</summary>
    /// <param name="utf8">The text of a truths file.</param>
    public static Outcome<Truths> Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var truths = JsonSerializer.Deserialize<Truths>(utf8, Strict);
            if (truths is null) return Fail.Wrong("truths", "demo.truths.empty");
            var problems = TruthRules.Check(truths);
            return problems.Count == 0 ? truths : new Fail.Invalid(problems);
        }
        catch (JsonException broken)
        {
            return Fail.Wrong(broken.Path ?? "$", "demo.truths.unreadable",
                (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1);
        }
    }

    private static T Own<T>(string name) => JsonSerializer.Deserialize<T>(Embedded(name), Strict)!;

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(DemoFiles).Assembly.GetManifestResourceStream("Demo/" + name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static WorldTouchpoint[] Numbered(IReadOnlyList<WorldTouchpoint> touchpoints) =>
        [.. touchpoints.Select((touchpoint, i) => touchpoint with { Index = i })];
}

sealed record TouchpointFile(string Why, IReadOnlyList<WorldTouchpoint> Touchpoints);

sealed record PeopleFile(
    string Why, string Zone, IReadOnlyList<DemoRoles.Person> Roles, MeasureNames Measures,
    IReadOnlyList<UnitEntry> Units, IReadOnlyList<IReadOnlyList<string>> Surnames,
    IReadOnlyList<IReadOnlyList<string>> GivenNames);

sealed record MeasureNames(string ByPeople, string ByMachine, string Waiting, string NoWaiting);

sealed record UnitEntry(
    string Code, UnitKind Kind, string NameZh, string NameEn, int Employees, string? Parent = null, int Weight = 0,
    int Kiosks = 0);

sealed record PrivacyFile(string Why, IReadOnlyList<PrivacyToLoad> Requests);

sealed record JourneyFile(string Why, IReadOnlyList<JourneyEntry> Journeys);

sealed record JourneyEntry(
    string Key, string Code, string NameZh, string NameEn, int PerThousand, string Why, string Starts,
    IReadOnlyList<StepEntry> Steps, IReadOnlyList<int>? Months = null, string? LeavesAt = null);

sealed record StepEntry(string Step, string At, string Next, string? Low = null, string? Lost = null);
