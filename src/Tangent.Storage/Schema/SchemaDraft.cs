using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Tangent.Storage.Schema;

/// <summary>
/// The SQL that would make the model from nothing: where a new script starts from, and what all scripts together
/// must equal.
/// </summary>
public static class SchemaDraft
{
    /// <summary>SQL for the tables that the caller wants, in an order that foreign keys allow.</summary>
    public static string Of(Db db, Func<string, bool> wanted)
    {
        var model = db.GetService<IDesignTimeModel>().Model;
        var operations = db.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel())
            .Where(operation => Table(operation) is { } table && wanted(table)).ToList();
        var commands = db.GetService<IMigrationsSqlGenerator>().Generate(operations, model);
        return string.Join("\n", commands.Select(command => command.CommandText.TrimEnd() + "\n"));
    }

    /// <summary>The same without a database at hand, for the developer who writes the next script.</summary>
    /// <param name="provider">Database system.</param>
    /// <param name="tables">Tables to make; all when empty.</param>
    public static string Text(DatabaseProvider provider, IReadOnlyCollection<string> tables)
    {
        var options = new DbContextOptionsBuilder<Db>();
        StorageServices.Use(options, new DatabaseSettings { Provider = provider, Connection = "Host=localhost" });
        using var db = new Db(options.Options);
        return Of(db, table => tables.Count == 0 || tables.Contains(table));
    }

    private static string? Table(MigrationOperation operation) => operation switch
    {
        CreateTableOperation create => create.Name,
        CreateIndexOperation index => index.Table,
        _ => null,
    };
}
