using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Tangent.Storage;

/// <summary>Writes many new rows fast: one prepared statement a table on SQLite, COPY on PostgreSQL.</summary>
/// <remarks>The change tracker reads every property several times; thousands of rows with stored sort keys feel that.</remarks>
static class NewRows
{
    /// <summary>Inserts the rows within the transaction that is open; a table comes after those that it points to.</summary>
    public static async Task Insert(Db db, IReadOnlyList<object> rows, CancellationToken stop)
    {
        foreach (var group in rows.GroupBy(row => db.Model.FindEntityType(row.GetType())!).OrderBy(group => Depth(group.Key)))
        {
            var type = group.Key;
            var columns = type.GetProperties().Select(property => new Column(property)).ToArray();
            if (db.Database.GetDbConnection() is NpgsqlConnection postgres) await Copy(postgres, type, columns, group, stop);
            else await Prepared(db, type, columns, group, stop);
        }
    }

    private static int Depth(IEntityType type) => type.GetForeignKeys().Select(key => key.PrincipalEntityType)
        .Where(other => other != type).Select(other => 1 + Depth(other)).DefaultIfEmpty().Max();

    private static async Task Copy(
        NpgsqlConnection connection, IEntityType type, Column[] columns, IEnumerable<object> rows, CancellationToken stop)
    {
        using var sample = new NpgsqlCommand();
        var kinds = columns.Select(column => ((NpgsqlParameter)column.Parameter(sample)).NpgsqlDbType).ToArray();
        await using var target = await connection.BeginBinaryImportAsync($"copy {type.GetTableName()} ({Names(columns)}) from stdin (format binary)", stop);
        foreach (var row in rows)
        {
            await target.StartRowAsync(stop);
            for (int i = 0; i < columns.Length; i++)
                if (columns[i].Of(row) is { } value) await target.WriteAsync(value, kinds[i], stop);
                else await target.WriteNullAsync(stop);
        }
        await target.CompleteAsync(stop);
    }

    private static async Task Prepared(Db db, IEntityType type, Column[] columns, IEnumerable<object> rows, CancellationToken stop)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        foreach (var column in columns) command.Parameters.Add(column.Parameter(command));
        command.CommandText = $"insert into {type.GetTableName()} ({Names(columns)}) values ({string.Join(", ", columns.Select(column => "@" + column.Name))})";
        await command.PrepareAsync(stop);
        foreach (var row in rows)
        {
            for (int i = 0; i < columns.Length; i++) command.Parameters[i].Value = columns[i].Of(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(column => column.Name));

    /// <summary>A column: how a row's value gets into the database.</summary>
    private sealed class Column(IProperty property)
    {
        private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
        private readonly IClrPropertyGetter getter = property.GetGetter();

        public string Name { get; } = property.GetColumnName();

        public object? Of(object row) => getter.GetClrValue(row) is not { } value ? null
            : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

        public DbParameter Parameter(DbCommand command) => mapping.CreateParameter(command, "@" + Name, null, nullable: true);
    }
}
