using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Standards.DialTests;

/// <summary>What a test tries.</summary>
public enum TestKind
{
    /// <summary>A web page, asked by the program itself (网页).</summary>
    Web,

    /// <summary>The menu of a number, called by somebody or by a tool (拨测).</summary>
    Ivr,

    /// <summary>A task that somebody does step by step in an app, at a machine or with a bot (任务).</summary>
    Script,
}

/// <summary>In which way a run did not go as expected.</summary>
public enum Mismatch
{
    /// <summary>No answer, no connection (不通).</summary>
    NotConnected,

    /// <summary>Another prompt or result than expected (提示不符).</summary>
    WrongPrompt,

    /// <summary>Nothing came after a step (断头).</summary>
    DeadEnd,

    /// <summary>It went round in a circle (循环).</summary>
    Loop,

    /// <summary>It took too long (超时).</summary>
    Timeout,

    /// <summary>The entry that the tier is promised was not there (等级入口缺失).</summary>
    MissingEntry,

    /// <summary>The page answered with another status (状态码不符).</summary>
    WrongStatus,

    /// <summary>The page lacks what it must say, or says what it must not (内容不符).</summary>
    WrongContent,

    /// <summary>A step of the task could not be done (任务失败).</summary>
    StepFailed,
}

/// <summary>What a case of a test plan tries and expects (测试用例).</summary>
public sealed record TestTerms
{
    /// <summary>Longest line.</summary>
    public const int LongestLine = 120;

    /// <summary>Longest text.</summary>
    public const int LongestText = 500;

    /// <summary>Most steps of a task, and most keys of a path.</summary>
    public const int MostSteps = 30;

    /// <summary>What people call it.</summary>
    public string Name { get; init; } = "";

    /// <summary>The plan that it belongs to, by name; or null.</summary>
    public string? Plan { get; init; }

    /// <summary>What it tries.</summary>
    public TestKind Kind { get; init; }

    /// <summary>Code of the touchpoint; required: a run is an encounter there.</summary>
    public string Touchpoint { get; init; } = "";

    /// <summary>By which channel customers do this.</summary>
    public ContactChannel Channel { get; init; }

    /// <summary>As whom the test is done; null: as anybody.</summary>
    public Caller? Caller { get; init; }

    /// <summary>At what time of day; null: at any.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Address of the page; of web tests.</summary>
    public string? Url { get; init; }

    /// <summary>The status that it answers with.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Text that it must hold; or null.</summary>
    public string? Contains { get; init; }

    /// <summary>Text that it must not hold; or null.</summary>
    public string? Lacks { get; init; }

    /// <summary>How many redirects are followed, 0 to 5.</summary>
    public int Redirects { get; init; }

    /// <summary>Every how many minutes it is asked; null: only when somebody wants it.</summary>
    public int? EveryMinutes { get; init; }

    /// <summary>The number that is called.</summary>
    public string? Number { get; init; }

    /// <summary>The keys that are pressed, with blanks between; empty: none.</summary>
    public string? Keys { get; init; }

    /// <summary>The steps of a task, in order.</summary>
    public Items<string> Steps { get; init; } = [];

    /// <summary>What is heard, seen or reached in the end; required but of web tests.</summary>
    public string? Expected { get; init; }

    /// <summary>Seconds that it may take at most: until the page is there, a human answers, the task is done; or null.</summary>
    public decimal? MostSeconds { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    public IEnumerable<Problem> Problems()
    {
        foreach (var problem in Lines()) yield return problem;
        if (!Enum.IsDefined(Kind)) yield return Problem.Of("kind", "form.required");
        if (!Enum.IsDefined(Channel)) yield return Problem.Of("channel", "form.required");
        if (Caller is { } caller && !Enum.IsDefined(caller)) yield return Problem.Of("caller", "form.not-a-choice");
        if (MostSeconds is <= 0 or > 86_400) yield return Problem.Of("mostSeconds", "dialtests.seconds-range");
        foreach (var problem in Kind switch { TestKind.Web => Web(), TestKind.Ivr => Ivr(), _ => Scripted() }) yield return problem;
    }

    private IEnumerable<Problem> Web()
    {
        if (Url is null) yield return Problem.Of("url", "form.required");
        else if (!IsAddress(Url)) yield return Problem.Of("url", "dialtests.url-shape");
        if (Status is < 100 or > 599) yield return Problem.Of("status", "dialtests.status-range");
        if (Redirects is < 0 or > 5) yield return Problem.Of("redirects", "dialtests.redirects-range");
        if (EveryMinutes is < 5 or > 10_080) yield return Problem.Of("everyMinutes", "dialtests.every-range");
        if (MostSeconds > 60) yield return Problem.Of("mostSeconds", "dialtests.web-seconds-range");
    }

    private IEnumerable<Problem> Ivr()
    {
        if (Number is null) yield return Problem.Of("number", "form.required");
        if (Expected is null) yield return Problem.Of("expected", "form.required");
        var keys = (Keys ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (keys.Length > MostSteps || keys.Any(key => key.Length != 1 || !MenuRules.Keys.Contains(key, StringComparison.Ordinal)))
            yield return Problem.Of("keys", "dialtests.keys-shape");
        if (EveryMinutes is not null) yield return Problem.Of("everyMinutes", "dialtests.only-web");
    }

    private IEnumerable<Problem> Scripted()
    {
        if (Steps.Count == 0) yield return Problem.Of("steps", "form.required");
        if (Steps.Count > MostSteps) yield return Problem.Of("steps", "form.too-many", MostSteps);
        if (Steps.Any(step => step.Length > LongestText)) yield return Problem.Of("steps", "form.too-long", LongestText);
        if (Expected is null) yield return Problem.Of("expected", "form.required");
        if (EveryMinutes is not null) yield return Problem.Of("everyMinutes", "dialtests.only-web");
    }

    private IEnumerable<Problem> Lines()
    {
        if (Name.Length == 0) yield return Problem.Of("name", "form.required");
        if (Touchpoint.Length == 0) yield return Problem.Of("touchpoint", "form.required");
        (string Field, string? Text, int Most)[] texts =
        [
            ("name", Name, LongestLine), ("plan", Plan, LongestLine), ("touchpoint", Touchpoint, 40), ("url", Url, LongestText),
            ("contains", Contains, LongestText),
            ("lacks", Lacks, LongestText), ("number", Number, MenuRules.LongestNumber), ("expected", Expected, LongestText),
        ];
        foreach (var (field, text, most) in texts)
        {
            if (text is null) continue;
            if (text.Length > most) yield return Problem.Of(field, "form.too-long", most);
            if (!SearchText.IsOneLine(text)) yield return Problem.Of(field, "form.one-line");
        }
    }

    // Without a name and password in it: those would stand in every list.
    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && url.UserInfo.Length == 0 && url.Host.Length > 0;
}
