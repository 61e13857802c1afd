using Tangent.App.Tables;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>What files call fields, kinds and ways (import-words.tsv).</summary>
/// <param name="Headers">Per field what a header may call it.</param>
/// <param name="Kinds">Kind by folded word.</param>
/// <param name="Ways">Way by folded word.</param>
sealed record ImportedWords(IReadOnlyDictionary<string, IReadOnlyList<string>> Headers, IReadOnlyDictionary<string, VoiceKind> Kinds,
    IReadOnlyDictionary<string, VoiceWay> Ways)
{
    /// <summary>Reads the list that comes with the program.</summary>
    public static ImportedWords Load()
    {
        using var reader = new StreamReader(typeof(ImportedWords).Assembly.GetManifestResourceStream("Feedback/Voices/import-words.tsv")!);
        var lines = reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        return new(
            lines.Where(line => line[0].StartsWith("field.", StringComparison.Ordinal))
                .ToDictionary(line => line[0][6..], line => (IReadOnlyList<string>)line[1..]),
            Members<VoiceKind>(lines, "kind."), Members<VoiceWay>(lines, "way."));
    }

    /// <summary>One writing for all of a word.</summary>
    public static string Folded(string text) => CellText.Token(text);

    private static Dictionary<string, T> Members<T>(IEnumerable<string[]> lines, string prefix) where T : struct, Enum =>
        (from line in lines
         where line[0].StartsWith(prefix, StringComparison.Ordinal)
         let member = Enum.Parse<T>(line[0][prefix.Length..])
         from word in line[1..].Append(member.ToString())
         select (Word: Folded(word), member)).DistinctBy(pair => pair.Word).ToDictionary(pair => pair.Word, pair => pair.member);
}
