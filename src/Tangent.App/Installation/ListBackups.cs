using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>The backups in the backup folder, the newest first.</summary>
public sealed class ListBackups(TangentSettings settings)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Size">How many at most, 1 to 200.</param>
    public sealed record Request(int Size = 20);

    /// <summary>One file.</summary>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Bytes">Its length.</param>
    /// <param name="WrittenUtc">When it was finished.</param>
    public sealed record Row(string Name, long Bytes, DateTime WrittenUtc);

    /// <summary>The list.</summary>
    public Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Outcome<IReadOnlyList<Row>> answer = who.Lacks(Verb.Read, Kind.Installation) is { } refusal
            ? refusal
            : Files(settings.Database).Take(Math.Clamp(request.Size, 1, 200)).ToList();
        return Task.FromResult(answer);
    }

    internal static Row? Newest(DatabaseSettings database) => Files(database).FirstOrDefault();

    private static IEnumerable<Row> Files(DatabaseSettings database) => Directory.Exists(database.BackupFolder)
        ? new DirectoryInfo(database.BackupFolder).EnumerateFiles("*.zip")
            .OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => new Row(file.Name, file.Length, file.LastWriteTimeUtc))
        : [];
}
