namespace Tangent.Domain.Touchpoints;

/// <summary>What belongs to a touchpoint beyond its classes: the stage, the factors of the experience, control, measures.</summary>
public sealed record TouchpointSheet
{
    /// <summary>An empty sheet.</summary>
    public static TouchpointSheet Empty { get; } = new();

    /// <summary>The stage sheet: setting, actors, audience, performance.</summary>
    public Items<StageItem> Stage { get; init; } = [];

    /// <summary>What a daily look at environment and appearance checks.</summary>
    public Items<ImpressionCheck> Impression { get; init; } = [];

    /// <summary>Lines to be said, per situation.</summary>
    public Items<ScriptLine> Script { get; init; } = [];

    /// <summary>What makes the experience, each with its servuction element.</summary>
    public Items<ExperienceFactor> Factors { get; init; } = [];

    /// <summary>What is measured: at least one of quality and one of efficiency before a review.</summary>
    public Items<TouchpointMeasure> Measures { get; init; } = [];

    /// <summary>Who is in command, or null while nobody has said.</summary>
    public ControlShares? Control { get; init; }

    /// <summary>What each party wants from the encounter.</summary>
    public PartyGoals Goals { get; init; }

    /// <summary>What makes customers who are here together get in each other's way.</summary>
    public CrowdConditions Crowd { get; init; }

    /// <summary>Where customers feel a back-stage touchpoint: ids of front-stage ones.</summary>
    public Items<Guid> FeltAt { get; init; } = [];

    /// <summary>How strongly employees and customers feel the conflicts of the encounter, as surveys found.</summary>
    public Items<TensionScore> Tensions { get; init; } = [];

    /// <summary>What is wrong with number and form of the touchpoint.</summary>
    public Items<Shortcoming> Shortcomings { get; init; } = [];
}

/// <summary>The four elements of the theatre (服务剧场).</summary>
public enum StageElement
{
    /// <summary>场景: the place, its facilities, its front and back.</summary>
    Setting,

    /// <summary>演员: who serves.</summary>
    Actors,

    /// <summary>观众: the customers who are there.</summary>
    Audience,

    /// <summary>表演: what is done and said.</summary>
    Performance,
}

/// <summary>What an element of the stage does for the encounter.</summary>
[Flags]
public enum StageFunctions
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>交流信息.</summary>
    InformationExchange = 1,

    /// <summary>限定互动方式.</summary>
    BoundingInteraction = 2,

    /// <summary>影响人际知觉.</summary>
    InterpersonalPerception = 4,
}

/// <summary>In what state a part of the setting is.</summary>
public enum StageCondition
{
    /// <summary>完好.</summary>
    Good,

    /// <summary>有磨损.</summary>
    Worn,

    /// <summary>损坏.</summary>
    Broken,
}

/// <summary>One item of the stage sheet.</summary>
/// <param name="Element">Which of the four lists it stands in.</param>
/// <param name="Text">What it is, up to 200 characters.</param>
/// <param name="Functions">What it does for the encounter.</param>
/// <param name="Condition">State of a part of the setting; null for anything else.</param>
public sealed record StageItem(StageElement Element, string Text, StageFunctions Functions = StageFunctions.None, StageCondition? Condition = null);

/// <summary>What the impression rests on (印象管理).</summary>
public enum ImpressionArea
{
    /// <summary>环境.</summary>
    Environment,

    /// <summary>仪容: face, hair, hands.</summary>
    Grooming,

    /// <summary>仪表: dress, badge.</summary>
    Dress,

    /// <summary>仪态: posture, movement, look.</summary>
    Bearing,
}

/// <summary>One point of the daily self-check.</summary>
/// <param name="Area">What it belongs to.</param>
/// <param name="Text">What is checked, up to 200 characters.</param>
public sealed record ImpressionCheck(ImpressionArea Area, string Text);

/// <summary>A line of the script (脚本).</summary>
/// <param name="Situation">When it is said, up to 80 characters.</param>
/// <param name="Text">The line, up to 400 characters.</param>
/// <param name="IsMust">Must be said as written; otherwise it may be adapted.</param>
public sealed record ScriptLine(string Situation, string Text, bool IsMust = false);

/// <summary>Elements of the servuction model (服务产出要素): every factor carries exactly one.</summary>
public enum ServuctionElement
{
    /// <summary>不可见的组织和系统.</summary>
    InvisibleOrganisation,

    /// <summary>无生命环境.</summary>
    Environment,

    /// <summary>接触人员.</summary>
    ContactPersonnel,

    /// <summary>客户 A: the customer who is served.</summary>
    CustomerA,

    /// <summary>其他客户 B.</summary>
    OtherCustomers,
}

/// <summary>Something that makes or breaks the experience here.</summary>
/// <param name="Name">What it is, up to 80 characters.</param>
/// <param name="Element">Which element it belongs to.</param>
/// <param name="IsVisible">Whether the customer sees it.</param>
public sealed record ExperienceFactor(string Name, ServuctionElement Element, bool IsVisible = true);

/// <summary>What a measure tells about.</summary>
public enum MeasureKind
{
    /// <summary>质量.</summary>
    Quality,

    /// <summary>效率.</summary>
    Efficiency,
}

/// <summary>Something that is measured here.</summary>
/// <param name="Kind">Quality or efficiency.</param>
/// <param name="Name">What is measured, with its unit, up to 80 characters.</param>
public sealed record TouchpointMeasure(MeasureKind Kind, string Name);

/// <summary>What the parties seek in the encounter.</summary>
[Flags]
public enum PartyGoals
{
    /// <summary>Not said.</summary>
    None = 0,

    /// <summary>组织求效率.</summary>
    OrganisationEfficiency = 1,

    /// <summary>组织求质量.</summary>
    OrganisationQuality = 2,

    /// <summary>组织求低成本.</summary>
    OrganisationCost = 4,

    /// <summary>组织求信誉.</summary>
    OrganisationReputation = 8,

    /// <summary>员工求自主.</summary>
    EmployeeAutonomy = 16,

    /// <summary>员工求轻松可控.</summary>
    EmployeeEase = 32,

    /// <summary>客户求价值.</summary>
    CustomerValue = 64,

    /// <summary>客户求满意.</summary>
    CustomerSatisfaction = 128,
}

/// <summary>Conditions under which customers who are together need to be managed (顾客组合).</summary>
[Flags]
public enum CrowdConditions
{
    /// <summary>None holds.</summary>
    None = 0,

    /// <summary>身体靠近.</summary>
    PhysicalCloseness = 1,

    /// <summary>言语相互影响.</summary>
    VerbalInfluence = 2,

    /// <summary>从事不同活动.</summary>
    DifferentActivities = 4,

    /// <summary>客群混杂.</summary>
    MixedGroups = 8,

    /// <summary>共用时间、空间或设施.</summary>
    SharedFacilities = 16,

    /// <summary>长时间等待.</summary>
    LongWaits = 32,
}

/// <summary>In what the shortcoming lies.</summary>
public enum ShortcomingKind
{
    /// <summary>个数不足.</summary>
    TooFew,

    /// <summary>重复多余.</summary>
    Redundant,

    /// <summary>形式不当.</summary>
    WrongForm,
}

/// <summary>Something that is wrong with number or form of a touchpoint.</summary>
/// <param name="Kind">In what it lies.</param>
/// <param name="Text">What is wrong, up to 300 characters.</param>
public sealed record Shortcoming(ShortcomingKind Kind, string Text);
