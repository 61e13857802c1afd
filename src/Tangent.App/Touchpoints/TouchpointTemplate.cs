using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>A text in both languages.</summary>
public sealed record Said(string Zh, string En)
{
    /// <summary>The text in one of them.</summary>
    public string In(bool isChinese) => isChinese ? Zh : En;
}

/// <summary>A ready register of one trade, to start from.</summary>
/// <param name="Name">Its name in addresses and on the command line.</param>
/// <param name="Title">What it is called.</param>
/// <param name="About">What it covers, in a sentence.</param>
/// <param name="Touchpoints">Its touchpoints, in the order of the customer's way.</param>
public sealed record TouchpointTemplate(string Name, Said Title, Said About, IReadOnlyList<TemplateTouchpoint> Touchpoints)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>All templates, in the order in which they are offered.</summary>
    public static IReadOnlyList<TouchpointTemplate> All { get; } =
        [.. new[] { "telecom", "bank", "hospital", "retail", "hotel", "e-commerce", "public-service" }.Select(Read)];

    /// <summary>The template of this name, or null.</summary>
    public static TouchpointTemplate? Of(string? name) => All.FirstOrDefault(one => one.Name == name?.Trim().ToLowerInvariant());

    private static TouchpointTemplate Read(string name)
    {
        using var file = typeof(TouchpointTemplate).Assembly.GetManifestResourceStream($"Touchpoints/Templates/{name}.json")
            ?? throw new InvalidOperationException($"The template {name} is not in the program.");
        return JsonSerializer.Deserialize<TouchpointTemplate>(file, Json)!;
    }
}

/// <summary>A touchpoint of a template. Texts of its sheet are taken in one language; names come in both.</summary>
public sealed record TemplateTouchpoint(string Code, Said Name, ContactChannel Channel, JourneyStage Stage, Classification Classification,
    ControlShares Control, PartyGoals Goals, IReadOnlyList<TemplateMeasure> Measures, IReadOnlyList<TemplateFactor> Factors)
{
    /// <summary>What makes customers here get in each other's way.</summary>
    public CrowdConditions Crowd { get; init; }

    /// <summary>The stage sheet, where people meet in a place.</summary>
    public IReadOnlyList<TemplateStage> Scene { get; init; } = [];

    /// <summary>Points of the daily self-check.</summary>
    public IReadOnlyList<TemplateCheck> Impression { get; init; } = [];

    /// <summary>Lines to be said.</summary>
    public IReadOnlyList<TemplateLine> Script { get; init; } = [];

    /// <summary>Codes of the front-stage touchpoints at which a back-stage one is felt.</summary>
    public IReadOnlyList<string> FeltAt { get; init; } = [];

    /// <summary>Its moments of truth.</summary>
    public IReadOnlyList<TemplateMoment> Moments { get; init; } = [];

    /// <summary>The sheet in one language.</summary>
    public TouchpointSheet Sheet(bool isChinese, Items<Guid> feltAt) => new()
    {
        Stage = Scene.Select(item => new StageItem(item.Element, item.Text.In(isChinese), item.Functions, item.Condition)).ToItems(),
        Impression = Impression.Select(check => new ImpressionCheck(check.Area, check.Text.In(isChinese))).ToItems(),
        Script = Script.Select(line => new ScriptLine(line.Situation.In(isChinese), line.Text.In(isChinese), line.IsMust)).ToItems(),
        Factors = Factors.Select(factor => new ExperienceFactor(factor.Name.In(isChinese), factor.Element, factor.IsVisible)).ToItems(),
        Measures = Measures.Select(measure => new TouchpointMeasure(measure.Kind, measure.Name.In(isChinese))).ToItems(),
        Control = Control,
        Goals = Goals,
        Crowd = Crowd,
        FeltAt = feltAt,
    };
}

/// <summary>A measure in both languages.</summary>
public sealed record TemplateMeasure(MeasureKind Kind, Said Name);

/// <summary>A factor of the experience in both languages.</summary>
public sealed record TemplateFactor(Said Name, ServuctionElement Element, bool IsVisible = true);

/// <summary>An item of the stage sheet in both languages.</summary>
public sealed record TemplateStage(StageElement Element, Said Text, StageFunctions Functions = StageFunctions.None, StageCondition? Condition = null);

/// <summary>A point of the self-check in both languages.</summary>
public sealed record TemplateCheck(ImpressionArea Area, Said Text);

/// <summary>A line of the script in both languages.</summary>
public sealed record TemplateLine(Said Situation, Said Text, bool IsMust = false);

/// <summary>A moment of truth in both languages.</summary>
public sealed record TemplateMoment(Said Name, Said Need, Said Success, Said Failure, Said Playbook, IReadOnlyList<TemplateItem> Items,
    TestingMoment? Testing = null)
{
    /// <summary>The moment as a person would fill it in; its lists rest on the experience of the trade until somebody has evidence.</summary>
    public MomentFields Fields(Guid? touchpoint, bool isChinese) => new(touchpoint, Name.Zh, Name.En, Testing?.ToString(), null, null,
        Need.In(isChinese), Success.In(isChinese), Failure.In(isChinese), Playbook.In(isChinese),
        Items.Select(item => new MomentItem(item.List, item.Text.In(isChinese))).ToItems());
}

/// <summary>An entry of the three lists in both languages.</summary>
public sealed record TemplateItem(MomentList List, Said Text);
