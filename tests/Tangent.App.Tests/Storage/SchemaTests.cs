using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Tests.Storage;

public sealed class SchemaTests
{
    /// <summary>The catalogue as text: every column, index and foreign key with everything that was declared about it.</summary>
    private const string SqliteCatalogue = """
        select 'column ' || m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' pk' || c.pk
            || ' ' || coalesce(c.dflt_value, '') as "Value"
          from sqlite_master m, pragma_table_xinfo(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'
        union all
        select 'index ' || m.name || ' ' || i.name || ' ' || i."unique" || ' ' || i.partial || ' '
            || (select group_concat(x.name || x."desc") from pragma_index_xinfo(i.name) x where x.key = 1)
          from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table'
        union all
        select 'foreign ' || m.name || '.' || f."from" || ' ' || f."table" || '.' || coalesce(f."to", '') || ' ' || f.on_delete
          from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'
        """;

    private const string PostgresCatalogue = """
        select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || ' '
            || a.attnotnull || ' ' || a.attidentity::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '') as "Value"
          from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
          where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        union all
        select 'index ' || indexdef from pg_indexes where schemaname = 'public'
        union all
        select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
          from pg_constraint where connamespace = 'public'::regnamespace
        """;

    [Theory, OnBothDatabases]
    public async Task All_scripts_together_make_exactly_the_model(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var fromScripts = await Catalogue(house.Db(), provider);

        var empty = await House.Empty(provider);
        try
        {
            await using var db = Open(empty);
            await Execute(db, SchemaDraft.Of(db, _ => true));
            var fromModel = await Catalogue(db, provider);

            Assert.Contains(fromModel, line => line.StartsWith("column touchpoints.code", StringComparison.Ordinal));
            Assert.Equal(fromModel, fromScripts.Where(line => !line.Contains("schema_versions", StringComparison.Ordinal)));
        }
        finally
        {
            await House.Drop(empty);
        }
    }

    [Fact]
    public void Both_databases_have_scripts_of_the_same_numbers_and_names_without_a_gap()
    {
        var sqlite = SchemaScripts.Of(DatabaseProvider.Sqlite);
        var postgres = SchemaScripts.Of(DatabaseProvider.Postgres);

        Assert.Equal(Enumerable.Range(1, sqlite.Count), sqlite.Select(script => script.Version));
        Assert.Equal(sqlite.Select(script => (script.Version, script.Name)), postgres.Select(script => (script.Version, script.Name)));
    }

    internal static Db Open(DatabaseSettings database)
    {
        var options = new DbContextOptionsBuilder<Db>();
        StorageServices.Use(options, database);
        return new Db(options.Options);
    }

    internal static async Task Execute(Db db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<string>> Catalogue(Db db, DatabaseProvider provider)
    {
        await db.Database.OpenConnectionAsync();
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = provider == DatabaseProvider.Sqlite ? SqliteCatalogue : PostgresCatalogue;
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync()) lines.Add(reader.GetString(0));
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
