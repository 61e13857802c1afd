namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>Identity of a blueprint.</summary>
public readonly record struct BlueprintId(Guid Value);

/// <summary>Where what is written of a blueprint stands.</summary>
public enum BlueprintState
{
    /// <summary>It is being written.</summary>
    Draft,

    /// <summary>Somebody is asked to look at it.</summary>
    InReview,

    /// <summary>What is written is what holds.</summary>
    Published,
}

/// <summary>What whoever publishes a blueprint has looked at.</summary>
public enum DesignPrinciple
{
    /// <summary>It starts from what customers need, and steps that help no customer are gone (以用户为中心).</summary>
    UserCentred,

    /// <summary>It brings the departments together: whoever serves sees what the others did (整合跨部门资源).</summary>
    Integrated,

    /// <summary>It can bend: exceptions have a way, and staff may decide (灵活).</summary>
    Flexible,
}

/// <summary>A service blueprint: what is being written, and which version holds. What was published once is never changed.</summary>
public sealed record Blueprint
{
    /// <summary>Identity.</summary>
    public required BlueprintId Id { get; init; }

    /// <summary>The unit whose blueprint it is.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What is being written.</summary>
    public required BlueprintDocument Draft { get; init; }

    /// <summary>Where what is written stands.</summary>
    public BlueprintState State { get; private init; }

    /// <summary>Number of the version that holds, from 1; 0: none was published.</summary>
    public int Published { get; private init; }

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

    /// <summary>With another draft, which nobody has looked at; the same again changes nothing.</summary>
    public Blueprint With(BlueprintDocument draft, DateTime atUtc) =>
        draft == Draft ? this : Changed(atUtc) with { Draft = draft, State = BlueprintState.Draft };

    /// <summary>Handed to whoever publishes; not before it could be published.</summary>
    public Outcome<Blueprint> Submit(DateTime atUtc)
    {
        if (State == BlueprintState.InReview) return this;
        if (State == BlueprintState.Published) return Fail.Clash("blueprints.no-news");
        var problems = BlueprintRules.ToPublish(Draft).ToList();
        return problems.Count > 0 ? new Fail.Invalid(problems) : Changed(atUtc) with { State = BlueprintState.InReview };
    }

    /// <summary>Given back to whoever writes.</summary>
    public Outcome<Blueprint> SendBack(DateTime atUtc) => State == BlueprintState.InReview
        ? Changed(atUtc) with { State = BlueprintState.Draft } : Fail.Clash("blueprints.not-in-review");

    /// <summary>The draft as the next version, once it was looked at by each of the principles. What holds already is not published again.</summary>
    public Outcome<Blueprint> Publish(IReadOnlyCollection<DesignPrinciple> looked, DateTime atUtc)
    {
        if (State == BlueprintState.Published) return this;
        if (State != BlueprintState.InReview) return Fail.Clash("blueprints.not-in-review");
        List<Problem> problems =
        [
            .. Enum.GetValues<DesignPrinciple>().Where(one => !looked.Contains(one)).Select(one => Problem.Of("looked", "blueprints.not-looked", one)),
            .. BlueprintRules.ToPublish(Draft),
        ];
        return problems.Count > 0 ? new Fail.Invalid(problems)
            : Changed(atUtc) with { State = BlueprintState.Published, Published = Published + 1 };
    }

    private Blueprint Changed(DateTime atUtc) => this with { ChangedUtc = atUtc, Version = Version + 1 };
}
