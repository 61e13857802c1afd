using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Web.Words;

/// <summary>Words of tests: the same on pages and on the command line.</summary>
public static class DialWords
{
    /// <summary>How cases are called that the program makes.</summary>
    public static CaseWords Cases(this Words words) => new(words["dialtests.made.human"], words["dialtests.made.human-expected"],
        words["dialtests.made.service"], words["dialtests.made.clause"], words["dialtests.made.clause-expected"],
        Callers.All.ToDictionary(caller => caller, caller => words.Of(caller)), words["dialtests.made.plan"]);

    /// <summary>How a run went, in a word.</summary>
    public static string Said(this Words words, TestRun run) => run.Mismatch is { } how ? words.Of(how) : words["dialtests.passed"];
}
