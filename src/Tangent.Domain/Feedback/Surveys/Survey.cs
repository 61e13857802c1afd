namespace Tangent.Domain.Feedback.Surveys;

/// <summary>Identity of a survey.</summary>
public readonly record struct SurveyId(Guid Value);

/// <summary>Where a survey is in its life.</summary>
public enum SurveyState
{
    /// <summary>It was never published.</summary>
    Draft,

    /// <summary>Links to it are answered.</summary>
    Open,

    /// <summary>It takes no answers any more.</summary>
    Closed,
}

/// <summary>A survey: what is being written, and which version is asked. What was published once is never changed.</summary>
public sealed record Survey
{
    /// <summary>Identity.</summary>
    public required SurveyId Id { get; init; }

    /// <summary>The unit whose survey it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What is being written.</summary>
    public required SurveyDocument Draft { get; init; }

    /// <summary>Where it is in its life.</summary>
    public SurveyState State { get; private init; }

    /// <summary>Number of the version that is asked, from 1; 0: none was published.</summary>
    public int Published { get; private init; }

    /// <summary>Whether something was written since the last version was published.</summary>
    public bool HasNews { get; private init; } = true;

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Last change.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Order by title, Chinese as pinyin.</summary>
    public byte[] TitleKey { get => SortKeys.Unique(SortKeys.OfName("zh-CN", Draft.Title.In("zh")), Id.Value); private init { } }

    /// <summary>Order by last change.</summary>
    public byte[] ChangedKey { get => SortKeys.Unique(SortKeys.OfTime(ChangedUtc), Id.Value); private init { } }

    /// <summary>What a search looks through.</summary>
    public string Found { get => SearchText.Found(Draft.Title.Languages.Select(language => Draft.Title[language]!)); private init { } }

    /// <summary>With another draft; the same again changes nothing.</summary>
    public Survey With(SurveyDocument draft, DateTime atUtc) => draft == Draft ? this : Changed(atUtc) with { Draft = draft, HasNews = true };

    /// <summary>The draft as the next version. What holds already is not published again.</summary>
    public Outcome<Survey> Publish(DateTime atUtc)
    {
        if (!HasNews && State == SurveyState.Open) return this;
        var problems = SurveyRules.ToPublish(Draft).ToList();
        return problems.Count > 0 ? new Fail.Invalid(problems)
            : Changed(atUtc) with { State = SurveyState.Open, Published = HasNews ? Published + 1 : Published, HasNews = false };
    }

    /// <summary>Without further answers.</summary>
    public Outcome<Survey> Close(DateTime atUtc) => State switch
    {
        SurveyState.Closed => this,
        SurveyState.Draft => Fail.Clash("surveys.not-published", Draft.Title.In()),
        _ => Changed(atUtc) with { State = SurveyState.Closed },
    };

    private Survey Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>Through which kind of contact people are asked.</summary>
public enum AskChannel
{
    /// <summary>A link that somebody passes on.</summary>
    Link,

    /// <summary>A printed code.</summary>
    Qr,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A short message.</summary>
    Sms,

    /// <summary>A messenger, such as WeCom or an official account.</summary>
    Messenger,

    /// <summary>A page or an app of the company.</summary>
    Embedded,

    /// <summary>A device that stands at the touchpoint.</summary>
    Kiosk,

    /// <summary>Somebody asks by telephone and types.</summary>
    Phone,

    /// <summary>A sheet of paper that somebody types in.</summary>
    Paper,

    /// <summary>Another program.</summary>
    Program,
}

/// <summary>How often a link may be answered, and by whom.</summary>
public enum LinkKind
{
    /// <summary>By everybody who has it.</summary>
    Open,

    /// <summary>Once, by whoever has it.</summary>
    SingleUse,

    /// <summary>Once, by the one customer whom it was made for.</summary>
    Personal,
}

/// <summary>What became of somebody who was asked.</summary>
public enum ResponseOutcome
{
    /// <summary>It was answered.</summary>
    Complete,

    /// <summary>The person does not want to answer.</summary>
    Declined,

    /// <summary>It was answered when enough others had been before: kept apart, not counted.</summary>
    QuotaFull,
}
