namespace Tangent.Domain.Touchpoints;

/// <summary>What kind of place a touchpoint is, seen from the customer. One can be several: a kiosk is digital and physical.</summary>
[Flags]
public enum TouchpointKinds
{
    /// <summary>Not said yet.</summary>
    None = 0,

    /// <summary>前台: the customer sees it.</summary>
    FrontStage = 1,

    /// <summary>后台: the customer does not see it, but feels its effect.</summary>
    BackStage = 2,

    /// <summary>数字触点.</summary>
    Digital = 4,

    /// <summary>物理触点.</summary>
    Physical = 8,
}

/// <summary>How far customer and organisation are apart while they meet (接触距离).</summary>
public enum ContactDistance
{
    /// <summary>远程: through a device, a page, a letter. Judged by equipment, its upkeep and its repair.</summary>
    Remote,

    /// <summary>电话: judged by voice, tone, knowledge and speed.</summary>
    Telephone,

    /// <summary>面对面: judged by words and by appearance, posture and tools.</summary>
    FaceToFace,
}

/// <summary>Whether a person or a machine stands on one side of the encounter (主客体性质).</summary>
public enum ActorNature
{
    /// <summary>人.</summary>
    Human,

    /// <summary>机器.</summary>
    Machine,
}

/// <summary>The part that technology plays (Froehle and Roth 2004): a second view on the nature of the two sides.</summary>
public enum TechnologyRole
{
    /// <summary>无技术: people alone.</summary>
    Free,

    /// <summary>技术辅助: the employee uses it, the customer does not.</summary>
    Assisted,

    /// <summary>技术促进: both use it, in the same place.</summary>
    Facilitated,

    /// <summary>技术中介: both use it, in different places.</summary>
    Mediated,

    /// <summary>技术生成: the customer meets technology alone.</summary>
    Generated,
}

/// <summary>How much of the service the customer is present for (接触程度): guides whether to standardise or to customise.</summary>
public enum ContactDegree
{
    /// <summary>低.</summary>
    Low,

    /// <summary>中.</summary>
    Medium,

    /// <summary>高.</summary>
    High,
}

/// <summary>The four ways in which a service is delivered (notes to "service" in ISO 9000).</summary>
public enum DeliveryKind
{
    /// <summary>在客户的有形产品上完成的活动, such as a repair.</summary>
    OnTangibleProduct,

    /// <summary>在客户的无形产品上完成的活动, such as preparing a statement.</summary>
    OnIntangibleProduct,

    /// <summary>无形产品的交付, such as passing on knowledge.</summary>
    IntangibleDelivery,

    /// <summary>为客户创造氛围, as in hotels.</summary>
    Atmosphere,
}

/// <summary>Whether the service goes with a product or is what the customer buys.</summary>
public enum ServiceForm
{
    /// <summary>产品的配角.</summary>
    Companion,

    /// <summary>服务本身.</summary>
    Main,
}

/// <summary>Where the service is given.</summary>
public enum ServicePlace
{
    /// <summary>定点服务.</summary>
    Fixed,

    /// <summary>巡回服务.</summary>
    Roving,
}

/// <summary>Whether the customer pays for the service itself.</summary>
public enum ServiceFee
{
    /// <summary>免费服务.</summary>
    Free,

    /// <summary>收费服务.</summary>
    Charged,
}

/// <summary>How often one customer uses the service.</summary>
public enum ServiceFrequency
{
    /// <summary>一次性服务.</summary>
    Once,

    /// <summary>经常性服务.</summary>
    Recurring,
}

/// <summary>Whether special knowledge is needed to give the service.</summary>
public enum ServiceTechnicality
{
    /// <summary>非技术性服务.</summary>
    Plain,

    /// <summary>技术性服务.</summary>
    Technical,
}

/// <summary>Whether the service solves something or is in the manner in which it is given.</summary>
public enum ServiceNature
{
    /// <summary>功能性服务.</summary>
    Functional,

    /// <summary>态度性服务.</summary>
    Attitude,
}

/// <summary>How a touchpoint is classified. What is not said yet is null; a review wants the main parts of it.</summary>
public sealed record Classification
{
    /// <summary>Nothing said yet.</summary>
    public static Classification None { get; } = new();

    /// <summary>Front or back stage, digital or physical; several may hold.</summary>
    public TouchpointKinds Kinds { get; init; }

    /// <summary>How far apart both sides are: exactly one.</summary>
    public ContactDistance? Distance { get; init; }

    /// <summary>Person or machine on the side that serves.</summary>
    public ActorNature? Provider { get; init; }

    /// <summary>Person or machine on the side that is served.</summary>
    public ActorNature? Recipient { get; init; }

    /// <summary>The part that technology plays.</summary>
    public TechnologyRole? Technology { get; init; }

    /// <summary>Through whom the contact comes when it is indirect (advertising, word of mouth, a partner), up to 120 characters; null means direct.</summary>
    public string? Through { get; init; }

    /// <summary>How much of the service the customer is present for.</summary>
    public ContactDegree? Degree { get; init; }

    /// <summary>How it is delivered.</summary>
    public DeliveryKind? Delivery { get; init; }

    /// <summary>With a product, or by itself.</summary>
    public ServiceForm? Form { get; init; }

    /// <summary>Where.</summary>
    public ServicePlace? Place { get; init; }

    /// <summary>Paid or free.</summary>
    public ServiceFee? Fee { get; init; }

    /// <summary>How often.</summary>
    public ServiceFrequency? Frequency { get; init; }

    /// <summary>Whether special knowledge is needed.</summary>
    public ServiceTechnicality? Technicality { get; init; }

    /// <summary>Solving or manner.</summary>
    public ServiceNature? Nature { get; init; }

    /// <summary>Whether the contact goes through somebody else.</summary>
    public bool IsIndirect => Through is not null;
}
