using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>Which attribute of a XES log plays which role: the standard's own keys, unless somebody named another.</summary>
/// <remarks>Only what judgements are joined by is guessed, from the keys at the beginning of the file; a <c>case:</c> in front is that of a trace.</remarks>
sealed class XesNames
{
    private const string OfTrace = "case:";
    private static readonly LogRole[] Details = [LogRole.Unit, LogRole.Tier, LogRole.Customer, LogRole.Score];

    private static readonly Dictionary<LogRole, string> Standard = new()
    {
        [LogRole.Case] = "concept:name",
        [LogRole.Touchpoint] = "concept:name",
        [LogRole.Time] = "time:timestamp",
        [LogRole.Lifecycle] = "lifecycle:transition",
        [LogRole.Instance] = "concept:instance",
    };

    private readonly Dictionary<LogRole, byte[]> keys;

    private XesNames(Dictionary<LogRole, byte[]> keys) => this.keys = keys;

    /// <summary>The keys by the roles that they play.</summary>
    /// <param name="map">What somebody named.</param>
    /// <param name="start">Beginning of the text.</param>
    public static XesNames Of(IReadOnlyDictionary<LogRole, string> map, ReadOnlySpan<byte> start)
    {
        var names = new Dictionary<LogRole, string>(Standard);
        var found = Keys(start).Where(key => !Standard.ContainsValue(key)).ToList();
        var guessed = LogColumns.Guess.Optional(found);
        foreach (var role in Details)
            if (guessed.TryGetValue(role, out int at)) names[role] = found[at];
        foreach (var (role, name) in map) names[role] = name.StartsWith(OfTrace, StringComparison.Ordinal) ? name[OfTrace.Length..] : name;
        return new(names.ToDictionary(one => one.Key, one => Encoding.UTF8.GetBytes(one.Value)));
    }

    /// <summary>Whether the log has scores.</summary>
    public bool HasScores => keys.ContainsKey(LogRole.Score);

    /// <summary>The key that plays a role; empty where none does.</summary>
    public byte[] BytesOf(LogRole role) => keys.GetValueOrDefault(role, []);

    /// <summary>The key of a role, as it is said about rows that were set aside.</summary>
    public string KeyOf(LogRole role) => Encoding.UTF8.GetString(keys[role]);

    private static List<string> Keys(ReadOnlySpan<byte> start)
    {
        var keys = new List<string>();
        var mark = "key=\""u8;
        for (int at = start.IndexOf(mark); at >= 0; at = start.IndexOf(mark))
        {
            start = start[(at + mark.Length)..];
            int end = start.IndexOf((byte)'"');
            if (end < 0) break;
            var key = Encoding.UTF8.GetString(start[..end]);
            if (!keys.Contains(key) && keys.Count < 1000) keys.Add(key);
        }
        return keys;
    }
}
