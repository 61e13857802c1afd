using System.CommandLine;
using System.CommandLine.Parsing;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>A command line that makes no sense: every problem in the user's language, and exit code 2.</summary>
static class ParseErrors
{
    private static readonly Words W = new();

    /// <summary>Prints what is wrong and where help is.</summary>
    public static int Print(ParseResult parsed, TextWriter error)
    {
        foreach (var sentence in Sentences(parsed).Distinct()) error.WriteLine(sentence);
        error.WriteLine(W["cli.wrong.help", Path(parsed.CommandResult)]);
        return 2;
    }

    private static IEnumerable<string> Sentences(ParseResult parsed)
    {
        foreach (var word in parsed.UnmatchedTokens)
            yield return W["cli.wrong.unknown", word];
        var command = parsed.CommandResult.Command;
        if (command.Action is null && command.Subcommands.Any(one => !one.Hidden))
            yield return W["cli.wrong.command", string.Join(", ", command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name))];
        foreach (var problem in parsed.Errors)
            if (OfValue(problem) is { } sentence) yield return sentence;
    }

    private static string? OfValue(ParseError problem) => problem.SymbolResult switch
    {
        OptionResult option => Of(option.Option.Name, option.Option.ValueType, option.Tokens),
        ArgumentResult { Parent: OptionResult option } => Of(option.Option.Name, option.Option.ValueType, option.Tokens),
        ArgumentResult argument => Of($"<{argument.Argument.Name}>", argument.Argument.ValueType, argument.Tokens),
        _ => null,
    };

    private static string Of(string name, Type type, IReadOnlyList<Token> tokens)
    {
        if (tokens.Count == 0) return W["cli.wrong.missing", name];
        var value = tokens[^1].Value;
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return W["cli.wrong.choice", name, value, string.Join(", ", Enum.GetNames(plain))];
        return plain == typeof(Guid) ? W["cli.wrong.id", name, value]
            : plain == typeof(int) ? W["cli.wrong.number", name, value]
            : plain == typeof(DateTime) ? W["cli.wrong.date", name, value]
            : W["cli.wrong.value", name, value];
    }

    private static string Path(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? one = result; one is CommandResult { Command: not RootCommand } command; one = one.Parent)
            names.Insert(0, command.Command.Name);
        return string.Join(' ', names.Prepend("tangent"));
    }
}
