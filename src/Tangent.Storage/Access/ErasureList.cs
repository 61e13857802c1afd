using System.Globalization;
using System.Text;

namespace Tangent.Storage.Access;

/// <summary>Who was erased, kept outside the database: an old copy that is put back in its place must not bring them back.</summary>
/// <remarks>
/// A text file in the data folder, one line for each: the time and the id, no names. The same ids stand in the table
/// <c>erasures</c> and so in every backup; the start of the server and a restore bring both together.
/// </remarks>
public sealed class ErasureList(DatabaseSettings database, string fileName = ErasureList.FileName)
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "erasures.list";

    private const string Time = @"yyyy\-MM\-dd\THH\:mm\:ss.ffffff\Z";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What the file says.</summary>
    /// <param name="IsThere">Whether there is a file.</param>
    /// <param name="Erased">Everybody on it, by id.</param>
    /// <param name="Unreadable">How many lines are none: somebody edited it, or it was cut off.</param>
    public sealed record Content(bool IsThere, IReadOnlyDictionary<Guid, DateTime> Erased, int Unreadable);

    /// <summary>Path of the file.</summary>
    public string Path { get; } = System.IO.Path.Combine(database.Folder, fileName);

    /// <summary>Reads the file; none is an empty list.</summary>
    public Content Read()
    {
        if (!File.Exists(Path)) return new(false, new Dictionary<Guid, DateTime>(), 0);

        using var file = Open(FileMode.Open, FileAccess.Read);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var erased = new Dictionary<Guid, DateTime>();
        int unreadable = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            if (Parse(line) is { } entry) erased[entry.PersonId] = entry.AtUtc;
            else unreadable++;
        }
        return new(true, erased, unreadable);
    }

    /// <summary>Adds those who are not on it yet. When this returns they are on the disk.</summary>
    public void Add(IReadOnlyCollection<Erasure> erased)
    {
        var known = Read().Erased;
        var lines = string.Concat(erased.Where(one => !known.ContainsKey(one.PersonId)).Select(Line));
        if (lines.Length == 0) return;

        using var file = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite);
        long before = file.Length;
        var isCutOff = before > 0 && LastByte(file) != '\n';
        try
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes((isCutOff ? "\n" : "") + lines));
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.SetLength(before);   // all of them or none
            throw;
        }
    }

    /// <summary>Takes somebody off it again whose erasure did not come about.</summary>
    public void Remove(IReadOnlyCollection<Guid> ids)
    {
        if (!File.Exists(Path)) return;

        using var file = Open(FileMode.Open, FileAccess.ReadWrite);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var kept = new StringBuilder();
        while (reader.ReadLine() is { } line)
            if (Parse(line) is not { } entry || !ids.Contains(entry.PersonId)) kept.Append(line).Append('\n');
        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(kept.ToString()));
        file.Flush(flushToDisk: true);
    }

    private static string Line(Erasure one) =>
        $"{one.AtUtc.ToString(Time, CultureInfo.InvariantCulture)} {one.PersonId}\n";

    private static Erasure? Parse(string line) =>
        line.Split(' ') is [var time, var id] && Guid.TryParse(id, out var person)
        && DateTime.TryParseExact(time, Time, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new Erasure { PersonId = person, AtUtc = at }
            : null;

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }

    // Held for moments by whoever works with it; another program waits for its turn.
    private FileStream Open(FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds; ; Thread.Sleep(20))
        {
            try
            {
                return new FileStream(Path, options);
            }
            catch (IOException busy) when (IsHeld(busy) && Environment.TickCount64 < until)
            {
                continue;
            }
        }
    }

    // EAGAIN, which .NET makes of a lock that another process holds; on Windows a sharing violation.
    private static bool IsHeld(IOException exception) =>
        exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
