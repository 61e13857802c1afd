using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tangent.Storage;

/// <summary>A prepared statement of SQLite, for work of many thousand rows. It belongs to one connection and one thread.</summary>
sealed class Statement : IDisposable
{
    // Longer text is turned into bytes on the heap.
    private const int StackBytes = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(statement, place, value));

    public void Bind(int place, long? value)
    {
        if (value is { } there) Bind(place, there);
        else BindNull(place);
    }

    public void Bind(int place, double? value)
    {
        if (value is { } there) Check(raw.sqlite3_bind_double(statement, place, there));
        else BindNull(place);
    }

    public void Bind(int place, string? value)
    {
        if (value is null)
        {
            BindNull(place);
            return;
        }
        if (value.Length == 0)
        {
            Check(raw.sqlite3_bind_text(statement, place, value));   // an empty span would be null
            return;
        }
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        int length = Encoding.UTF8.GetBytes(value, bytes);
        Check(raw.sqlite3_bind_text(statement, place, bytes[..length]));   // SQLite takes a copy before this returns
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        if (code != raw.SQLITE_DONE) Check(code);
        return false;
    }

    /// <summary>Makes it ready to run again; what is bound stays.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public double? DoubleOrNull(int column) => IsNull(column) ? null : raw.sqlite3_column_double(statement, column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(statement, column).utf8_to_string();

    public void Dispose() => statement?.Dispose();

    private bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    private void BindNull(int place) => Check(raw.sqlite3_bind_null(statement, place));

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(code, database);
    }
}
