using System.Globalization;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>How an answer is looked at.</summary>
public enum TestKind
{
    /// <summary>It is this code.</summary>
    Is,

    /// <summary>It is another one, or there is none.</summary>
    IsNot,

    /// <summary>It is a number at or below this.</summary>
    AtMost,

    /// <summary>It is a number at or above this.</summary>
    AtLeast,

    /// <summary>There is one.</summary>
    Answered,

    /// <summary>There is none.</summary>
    Unanswered,
}

/// <summary>One look at an answer that was given before.</summary>
/// <param name="Of">The answer: code of a question, or of a question and an option or item with a dot between.</param>
/// <param name="Is">How it is looked at.</param>
/// <param name="Value">With what it is compared.</param>
public sealed record Test(string Of, TestKind Is, string? Value = null)
{
    /// <summary>Code of the question.</summary>
    internal string Question => Of.Split('.')[0];

    internal bool Holds(GivenAnswers answers) => Is switch
    {
        TestKind.Is => answers[Of] == Value,
        TestKind.IsNot => answers[Of] != Value,
        TestKind.AtMost => Number(answers[Of]) <= Number(Value),
        TestKind.AtLeast => Number(answers[Of]) >= Number(Value),
        TestKind.Answered => answers.HasAny(Of),
        _ => !answers.HasAny(Of),
    };

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}

/// <summary>When a question is asked, or whom a quota counts.</summary>
/// <param name="Tests">The looks, at least one.</param>
/// <param name="IsAny">Whether one of them is enough; otherwise all must hold.</param>
public sealed record Condition(Items<Test> Tests, bool IsAny = false)
{
    /// <summary>Whether it holds for these answers.</summary>
    public bool Holds(GivenAnswers answers) =>
        IsAny ? Tests.Any(test => test.Holds(answers)) : Tests.All(test => test.Holds(answers));
}
