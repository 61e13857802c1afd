using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Standards.Commitments;

/// <summary>What a promise to customers assures (承诺形式).</summary>
public enum CommitmentForm
{
    /// <summary>服务质量的保证.</summary>
    Quality,

    /// <summary>服务时限的保证.</summary>
    TimeLimit,

    /// <summary>服务附加值的保证.</summary>
    AddedValue,
}

/// <summary>What the customer gets when the promise was not kept (补偿方式).</summary>
public enum RemedyKind
{
    /// <summary>An amount off the bill or paid out (赔付).</summary>
    Amount,

    /// <summary>A voucher (券).</summary>
    Voucher,

    /// <summary>An apology (致歉).</summary>
    Apology,

    /// <summary>A visit or a call by a named person (上门或致电).</summary>
    Visit,

    /// <summary>The service once more, or first in line (重新服务).</summary>
    Again,

    /// <summary>Something else, as the text says.</summary>
    Other,
}

/// <summary>A criterion of the promise's own, where no clause says it.</summary>
/// <param name="Touchpoint">Code of the touchpoint; null for every one.</param>
/// <param name="Measure">What is measured; it must be one that the log tells.</param>
/// <param name="Target">The limit, in the unit of the measure; at most for times and formulas, at least for scores.</param>
/// <param name="Outcomes">Good ways of ending, for <see cref="StandardMeasure.Outcome"/> alone.</param>
/// <param name="Formula">For <see cref="StandardMeasure.Formula"/> alone.</param>
/// <param name="InWorkingHours">Whether times are counted in working hours of the unit.</param>
public sealed record OwnCriterion(string? Touchpoint, StandardMeasure Measure, decimal Target, Items<string> Outcomes, string? Formula = null,
    bool InWorkingHours = false)
{
    /// <summary>The same as the terms of a clause.</summary>
    public StandardTerms Terms(string item, DateOnly from) => new()
    {
        Touchpoint = Touchpoint,
        Item = item,
        Measure = Measure,
        Target = Target,
        Outcomes = Outcomes,
        Formula = Formula,
        InWorkingHours = InWorkingHours,
        From = from,
    };
}

/// <summary>What is done for the customer, by whom and by when.</summary>
/// <param name="Kind">What the customer gets.</param>
/// <param name="TextZh">In words, Chinese.</param>
/// <param name="TextEn">In words, English.</param>
/// <param name="WorkingHours">Working hours of the unit within which it is done, counted from the end of the encounter.</param>
/// <param name="Amount">How much, for amounts and vouchers; or null.</param>
/// <param name="Unit">Code of the unit that does it; null: the one in which it happened.</param>
public sealed record RemedyTerms(RemedyKind Kind, string TextZh, string TextEn, decimal WorkingHours, decimal? Amount = null, string? Unit = null);

/// <summary>What the customer is told, and by which way. {promise} and {remedy} stand for their texts.</summary>
/// <param name="By">By which way.</param>
/// <param name="TextZh">Chinese.</param>
/// <param name="TextEn">English.</param>
public sealed record NoticeTerms(DeliveryChannel By, string TextZh, string TextEn);

/// <summary>A promise to customers (服务承诺): what they get, and what is done for them if not.</summary>
public sealed record CommitmentTerms
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 200;

    /// <summary>Longest remedy, in working hours.</summary>
    public const int LongestHours = 2000;

    /// <summary>What is promised, Chinese.</summary>
    public string TextZh { get; init; } = "";

    /// <summary>What is promised, English.</summary>
    public string TextEn { get; init; } = "";

    /// <summary>What it assures.</summary>
    public CommitmentForm Form { get; init; }

    /// <summary>The clause by which it is measured; null: it has a criterion of its own.</summary>
    public Guid? Clause { get; init; }

    /// <summary>Its own criterion; null: it is measured by a clause.</summary>
    public OwnCriterion? Own { get; init; }

    /// <summary>On which channels it holds; none: on all of the criterion.</summary>
    public Items<ContactChannel> Channels { get; init; } = [];

    /// <summary>Codes of the units in which, and below which, it holds; none: in all below the unit that answers for it.</summary>
    public Items<string> Units { get; init; } = [];

    /// <summary>To customers of which tiers it is given; none: to everybody.</summary>
    public Items<CustomerTier> Tiers { get; init; } = [];

    /// <summary>What is done when it was not kept.</summary>
    public RemedyTerms Remedy { get; init; } = new(RemedyKind.Apology, "", "", 0);

    /// <summary>What the customer is told then; null: the unit tells it.</summary>
    public NoticeTerms? Notice { get; init; }

    /// <summary>How many of a hundred times it must be kept to be an honest promise, above 0 to 100.</summary>
    public decimal SharePercent { get; init; } = 95;

    /// <summary>Whether customers read it on the page of standards.</summary>
    public bool IsPublic { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; null: until it is withdrawn.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Everything that is wrong with it by itself.</summary>
    public IEnumerable<Problem> Problems()
    {
        foreach (var problem in Texts()) yield return problem;
        if (!Enum.IsDefined(Form)) yield return Problem.Of("form", "form.required");
        if (Clause is null == Own is null) yield return Problem.Of("clause", "commitments.one-criterion");
        if (Own is { } own)
            foreach (var problem in own.Terms(TextZh.Length > 0 ? "x" : "", From).Problems().Where(problem => problem.Field is not ("item" or "from")))
                yield return problem;
        if (Own is { } told && Enum.IsDefined(told.Measure) && !told.Terms("", From).IsMeasured) yield return Problem.Of("measure", "commitments.not-measured");
        if (Channels.Any(channel => !Enum.IsDefined(channel))) yield return Problem.Of("channels", "form.not-a-choice");
        if (Tiers.Any(tier => !Enum.IsDefined(tier))) yield return Problem.Of("tiers", "form.not-a-choice");
        if (SharePercent is <= 0 or > 100) yield return Problem.Of("sharePercent", "standards.share-range");
        if (!Enum.IsDefined(Remedy.Kind)) yield return Problem.Of("remedyKind", "form.required");
        if (Remedy.WorkingHours is <= 0 or > LongestHours) yield return Problem.Of("remedyHours", "commitments.hours-range", LongestHours);
        if (Remedy.Amount is < 0 or > 1_000_000) yield return Problem.Of("remedyAmount", "standards.number-range");
        if (Notice is { By: var by } && (!Enum.IsDefined(by) || by == DeliveryChannel.Webhook)) yield return Problem.Of("noticeBy", "form.not-a-choice");
        if (From == default) yield return Problem.Of("from", "form.required");
        if (To < From) yield return Problem.Of("to", "discretion.end-before-start");
    }

    private IEnumerable<Problem> Texts()
    {
        List<(string Field, string Text)> texts =
            [("textZh", TextZh), ("textEn", TextEn), ("remedyZh", Remedy.TextZh), ("remedyEn", Remedy.TextEn)];
        if (Notice is { } notice) texts.AddRange([("noticeZh", notice.TextZh), ("noticeEn", notice.TextEn)]);
        foreach (var (field, text) in texts)
        {
            if (text.Length == 0) yield return Problem.Of(field, "form.required");
            if (text.Length > LongestText) yield return Problem.Of(field, "form.too-long", LongestText);
            if (!SearchText.IsOneLine(text)) yield return Problem.Of(field, "form.one-line");
        }
    }
}
