using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>The only file that knows both failures and exit codes.</summary>
public static class OutcomeExit
{
    /// <summary>0 is success and 1 a finding or a bug; the kinds of failure have their own codes from 2.</summary>
    public static int CodeOf(Fail fail) => fail switch
    {
        Fail.Invalid => 2,
        Fail.Missing => 3,
        Fail.Forbidden => 3,
        Fail.Conflict => 4,
        Fail.Unavailable => 5,
        _ => throw new InvalidOperationException($"unmapped failure {fail.GetType().Name}"),
    };

    /// <summary>Prints every problem in the user's language.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(this Fail fail, TextWriter error)
    {
        var words = new ProblemWords(new Words());
        foreach (var problem in fail.Problems)
        {
            var row = problem.Row is { } number ? $"{number}: " : "";
            // The words of settings name their setting; of everything else the field is named here.
            var field = problem.Field is { } name && !problem.Arguments.Contains(name) ? $"{name}: " : "";
            error.WriteLine(row + field + words.Of(problem));
        }
        return CodeOf(fail);
    }
}
