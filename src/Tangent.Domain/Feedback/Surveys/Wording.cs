using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>A text in the languages of a survey: language tags with what is said in each. Two that say the same are equal.</summary>
/// <remarks>Worked example, tested: of <c>{"en":"Why?","zh":"为什么?"}</c>, <c>In("zh-CN", "en")</c> is 为什么?</remarks>
[JsonConverter(typeof(WordingJson))]
public sealed partial class Wording : IEquatable<Wording>
{
    private readonly (string Language, string Text)[] said;

    private Wording((string Language, string Text)[] said) => this.said = said;

    /// <summary>Says nothing in any language.</summary>
    public static Wording None { get; } = new([]);

    /// <summary>The languages in which something is said, in the order of their tags.</summary>
    public IEnumerable<string> Languages => said.Select(one => one.Language);

    /// <summary>The longest of its texts.</summary>
    public int Length => said.Length == 0 ? 0 : said.Max(one => one.Text.Length);

    /// <summary>A wording of these; blank texts are left out, of two in one language the later counts.</summary>
    public static Wording Of(params IEnumerable<(string Language, string Text)> all)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (language, text) in all)
        {
            if (string.IsNullOrWhiteSpace(text)) sorted.Remove(language);
            else sorted[language] = text.ReplaceLineEndings("\n").Trim();
        }
        return sorted.Count == 0 ? None : new([.. sorted.Select(one => (one.Key, one.Value))]);
    }

    /// <summary>Whether a text is the tag of a language as it is written here, such as <c>zh</c>, <c>en</c> or <c>pt-BR</c>.</summary>
    public static bool IsLanguage(string tag) => Tag().IsMatch(tag);

    /// <summary>What is said in exactly this language, or null.</summary>
    public string? this[string language] => Array.Find(said, one => one.Language == language).Text;

    /// <summary>What a reader of these languages is told, the first that is said; else whatever is said; else nothing.</summary>
    public string In(params ReadOnlySpan<string> languages)
    {
        foreach (var language in languages)
        {
            if (this[language] is { } exact) return exact;
            if (Array.Find(said, one => Main(one.Language) == Main(language)).Text is { } near) return near;
        }
        return said.Length == 0 ? "" : said[0].Text;
    }

    /// <summary>The wording with another text in this language; a blank one takes it out.</summary>
    public Wording With(string language, string? text) => Of(said.Append((language, text ?? "")));

    /// <inheritdoc/>
    public bool Equals(Wording? other) => other is not null && said.AsSpan().SequenceEqual(other.said);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Wording);

    /// <inheritdoc/>
    public override int GetHashCode() => said.Aggregate(0, HashCode.Combine);

    /// <inheritdoc/>
    public override string ToString() => In();

    internal IEnumerable<(string Language, string Text)> All => said;

    private static string Main(string tag) => tag.Split('-')[0];

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$")]
    private static partial Regex Tag();
}

/// <summary>A wording stands in JSON as an object of language tags, sorted.</summary>
sealed class WordingJson : JsonConverter<Wording>
{
    public override Wording Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("a wording is an object");
        List<(string, string)> said = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (!Wording.IsLanguage(language) || said.Exists(one => one.Item1 == language)) throw new JsonException("a language");
            reader.Read();
            said.Add((language, reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a text")));
        }
        return Wording.Of(said);
    }

    public override void Write(Utf8JsonWriter writer, Wording value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.All) writer.WriteString(language, text);
        writer.WriteEndObject();
    }
}
