using Tangent.App.Tables;

namespace Tangent.App.Touchpoints;

/// <summary>What files call the fields and closed lists of a touchpoint, in both languages; from import-words.tsv.</summary>
/// <remarks>A test compares it with the words that pages and exports show: those are always understood.</remarks>
static class ImportWords
{
    private static readonly Dictionary<string, string[]> Lines = Read();
    private static readonly Dictionary<Type, Dictionary<string, Enum>> Members = [];

    /// <summary>What headers may call a field.</summary>
    public static IReadOnlyList<string> Of(string field) => Lines[field];

    /// <summary>The member of a closed list that a text means, or null.</summary>
    public static T? Member<T>(string text) where T : struct, Enum =>
        Names<T>().TryGetValue(CellText.Token(text), out var member) ? (T)member : null;

    /// <summary>The member of a closed list whose word stands somewhere in a text, the longest word first; null: none does.</summary>
    public static T? Meant<T>(string text) where T : struct, Enum
    {
        string token = CellText.Token(text);
        return Names<T>().Where(name => token.Contains(name.Key, StringComparison.Ordinal)).OrderByDescending(name => name.Key.Length)
            .Select(name => (T?)(T)name.Value).FirstOrDefault();
    }

    private static Dictionary<string, Enum> Names<T>() where T : struct, Enum
    {
        lock (Members)
        {
            if (Members.TryGetValue(typeof(T), out var known)) return known;
            var names = new Dictionary<string, Enum>();
            foreach (var member in Enum.GetValues<T>())
                foreach (var word in Lines.GetValueOrDefault($"{typeof(T).Name}.{member}", []).Append(member.ToString()))
                    names[CellText.Token(word)] = member;
            return Members[typeof(T)] = names;
        }
    }

    private static Dictionary<string, string[]> Read()
    {
        using var reader = new StreamReader(typeof(ImportWords).Assembly.GetManifestResourceStream("Touchpoints/import-words.tsv")!);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.TrimEnd('\r').Split('\t')).ToDictionary(words => words[0], words => words[1..]);
    }
}
