using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tangent.Domain.Access;
using Tangent.Storage.Access;
using Tangent.Storage.Customers;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.JourneyIndex;
using Tangent.Storage.Runtime;

namespace Tangent.Storage;

/// <summary>Which database system keeps the data.</summary>
public enum DatabaseProvider
{
    /// <summary>One file in the data folder: the default, nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>Where the data is.</summary>
public sealed class DatabaseSettings
{
    /// <summary>Database system.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Folder of the SQLite file, attachments, backups and lock.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Connection string of the PostgreSQL server; not used for SQLite.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? Connection { get; set; }

    /// <summary>Path of the SQLite file.</summary>
    public string File => Path.Combine(Folder, "tangent.db");

    /// <summary>Path of the second SQLite file, which holds the bytes of attachments.</summary>
    public string AttachmentFile => Path.Combine(Folder, "attachments.db");

    /// <summary>Path of the file that a running server keeps locked.</summary>
    public string LockFile => Path.Combine(Folder, "tangent.lock");

    /// <summary>Folder of the backups that the server makes.</summary>
    public string BackupFolder => Path.Combine(Folder, "backups");

    /// <summary>Folder of the journey indexes, which can be thrown away at any time.</summary>
    public string IndexFolder => Path.Combine(Folder, "index");
}

public static class StorageServices
{
    /// <summary>Registers <see cref="Db"/> on the chosen database.</summary>
    public static IServiceCollection AddTangentStorage(this IServiceCollection services, DatabaseSettings settings) =>
        services.AddSingleton(settings)
            .AddSingleton(new ErasureList(settings)).AddSingleton<CustomerErasureList>()
            .AddDbContext<Db>(options => Use(options, settings))
            .AddSingleton<LogGate>().AddSingleton<LogWordCache>().AddScoped<LogWords>().AddScoped<LogWriter>()
            .AddSingleton<JourneyIndexes>().AddSingleton<LogTallies>()
            .AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
                options => options.XmlRepository = new KeyRing(provider.GetRequiredService<IServiceScopeFactory>())));

    /// <summary>Points the options at the chosen database.</summary>
    public static void Use(DbContextOptionsBuilder options, DatabaseSettings settings)
    {
        if (settings.Provider == DatabaseProvider.Postgres)
            options.UseNpgsql(settings.Connection ?? throw new InvalidOperationException("PostgreSQL without a connection."));
        else
            options.UseSqlite(SqliteConnectionString(settings))
                .AddInterceptors(SqlitePragmas.Instance);
        options.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
    }

    /// <summary>How the SQLite file is opened.</summary>
    public static string SqliteConnectionString(DatabaseSettings settings) =>
        new SqliteConnectionStringBuilder { DataSource = settings.File }.ToString();
}

/// <summary>Every SQLite connection: write-ahead log, full durability, foreign keys, deleted data overwritten.</summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // busy_timeout is in milliseconds: short command-line acts beside the server wait for it, not fail.
    public const string Text = """
        pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
        pragma secure_delete = on; pragma busy_timeout = 10000; pragma temp_store = memory;
        """;

    // A connection of the pool is opened for every query and keeps what it was told, so each is told once.
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsNew(connection)) return;
        using var command = connection.CreateCommand();
        command.CommandText = Text;
        command.ExecuteNonQuery();
        Remember(connection);
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsNew(connection)) return;
        await using var command = connection.CreateCommand();
        command.CommandText = Text;
        await command.ExecuteNonQueryAsync(cancellationToken);
        Remember(connection);
    }

    private bool IsNew(DbConnection connection) => !told.TryGetValue(((SqliteConnection)connection).Handle!, out _);

    private void Remember(DbConnection connection) => told.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
}
