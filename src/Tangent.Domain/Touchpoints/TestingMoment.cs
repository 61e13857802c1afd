namespace Tangent.Domain.Touchpoints;

/// <summary>Moments that test the relation (考验时刻): they decide about lifelong loyalty or leaving.</summary>
public enum TestingMoment
{
    /// <summary>买与不买.</summary>
    BuyOrNot,

    /// <summary>价值判断.</summary>
    ValueJudgement,

    /// <summary>反馈.</summary>
    Feedback,

    /// <summary>坏消息.</summary>
    BadNews,

    /// <summary>永远重复.</summary>
    PerpetualRepeat,

    /// <summary>再次购买: from the literature, off unless switched on.</summary>
    Repurchase,

    /// <summary>推荐他人: from the literature, off unless switched on.</summary>
    Referral,
}

/// <summary>What an organisation says about a kind of testing moment: one of its own, or a built-in one switched on or off.</summary>
public sealed record TestingKind
{
    /// <summary>Code: the name of a built-in one, or an own one in upper case of up to 20 characters.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name of an own one, 1 to 20 characters; null for a built-in one.</summary>
    public string? NameZh { get; init; }

    /// <summary>English name of an own one, 1 to 40 characters; null for a built-in one.</summary>
    public string? NameEn { get; init; }

    /// <summary>Whether moments can be given this kind.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;
}

/// <summary>The kinds of testing moments that there are: the built-in ones with their switches, and the organisation's own.</summary>
public static class TestingKinds
{
    /// <summary>The built-in kind of a code, or null when it is an own one.</summary>
    public static TestingMoment? BuiltIn(string code) =>
        Enum.TryParse<TestingMoment>(code, out var member) && member.ToString() == code ? member : null;

    /// <summary>Whether a built-in kind is on while nobody has said anything.</summary>
    public static bool IsUsual(TestingMoment kind) => kind <= TestingMoment.PerpetualRepeat;

    /// <summary>All kinds: the built-in ones first, then the own ones by code.</summary>
    public static IReadOnlyList<TestingKind> All(IReadOnlyCollection<TestingKind> said) =>
    [
        .. Enum.GetValues<TestingMoment>().Select(member => said.FirstOrDefault(one => one.Code == member.ToString())
            ?? new TestingKind { Code = member.ToString(), IsOn = IsUsual(member), Version = 0 }),
        .. said.Where(one => BuiltIn(one.Code) is null).OrderBy(one => one.Code, StringComparer.Ordinal),
    ];
}
