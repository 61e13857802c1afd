namespace Tangent.Domain.Touchpoints;

/// <summary>The language of a published text.</summary>
[Flags]
public enum TextLanguage
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>中文.</summary>
    Chinese = 1,

    /// <summary>English.</summary>
    English = 2,
}

/// <summary>By what means information reaches customers (信息媒介).</summary>
public enum InformationMedium
{
    /// <summary>广告.</summary>
    Advertisement,

    /// <summary>标志与指示.</summary>
    Sign,

    /// <summary>目录与账单.</summary>
    CatalogueOrBill,

    /// <summary>宣传册与照片.</summary>
    BrochureOrPhoto,

    /// <summary>橱窗.</summary>
    Window,

    /// <summary>App 与网页.</summary>
    App,

    /// <summary>视频.</summary>
    Video,

    /// <summary>证书与表扬.</summary>
    Certificate,
}

/// <summary>What is said in one language.</summary>
/// <param name="Language">One language, not several.</param>
/// <param name="Title">Up to 120 characters in one line.</param>
/// <param name="Body">Up to 4,000 characters.</param>
public sealed record InformationText(TextLanguage Language, string Title, string Body);

/// <summary>Where a text stands: one content, reused over touchpoints, channels and media.</summary>
/// <param name="Touchpoint">A registered touchpoint.</param>
/// <param name="Channel">Way of contact.</param>
/// <param name="Medium">By what means.</param>
public sealed record Placement(Guid Touchpoint, ContactChannel Channel, InformationMedium Medium);

/// <summary>What is said, where, and how long it holds.</summary>
/// <param name="ValidFrom">First day, in the zone of the owner unit; null from the publication on.</param>
/// <param name="ValidTo">Last day; null without an end.</param>
public sealed record InformationContent(DateOnly? ValidFrom = null, DateOnly? ValidTo = null)
{
    /// <summary>One text per language, at least one.</summary>
    public Items<InformationText> Texts { get; init; } = [];

    /// <summary>Where it stands; a draft may have none yet.</summary>
    public Items<Placement> Placements { get; init; } = [];

    /// <summary>The languages in which it is written.</summary>
    public TextLanguage Languages() => Texts.Aggregate(TextLanguage.None, (all, text) => all | text.Language);

    /// <summary>The title in this language, or in the first that there is.</summary>
    public string Title(TextLanguage language) => (Texts.FirstOrDefault(text => text.Language == language) ?? Texts[0]).Title;
}
