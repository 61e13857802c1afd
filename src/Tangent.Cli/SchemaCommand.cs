using System.CommandLine;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Cli;

/// <summary>For developers: the SQL that a new table needs, as the start of the next numbered script.</summary>
static class SchemaCommand
{
    public static Command Make()
    {
        var provider = new Argument<DatabaseProvider>("provider");
        var tables = new Argument<string[]>("table") { Arity = ArgumentArity.ZeroOrMore };
        var draft = new Command("schema-draft", "Print the SQL that would make these tables (all, when none is named).")
        {
            provider, tables,
        };
        draft.Hidden = true;
        draft.SetAction(parsed =>
        {
            Console.Out.Write(SchemaDraft.Text(parsed.GetValue(provider), parsed.GetValue(tables) ?? []));
        });
        return draft;
    }
}
