using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Web.Words;

/// <summary>Problems in words: the only place where codes and their arguments become sentences.</summary>
public sealed class ProblemWords(Words words)
{
    public string Of(Problem problem) => words[problem.Code, [.. problem.Arguments.Select(Write)]];

    private object? Write(object argument) => argument switch
    {
        Enum member => words[Words.KeyOf(member)],
        IReadOnlyList<Role> roles => string.Join(
            CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", roles.Select(words.Of)),
        _ => argument,
    };
}
