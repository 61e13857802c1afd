using System.Text.Json;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>Journey maps as text, in one form only: a document that is read and written again is the same to the byte.</summary>
public static class MapCodec
{
    /// <summary>Most characters of a document.</summary>
    public const int Longest = 600_000;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Form();

    /// <summary>The document as text that ends with a line feed.</summary>
    public static string Write(MapDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>The document of a text, or what is wrong with the text; the document itself is not checked yet.</summary>
    public static Outcome<MapDocument> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        if (text.Length > Longest) return Fail.Wrong("document", "maps.document-long", Longest);
        try
        {
            var document = JsonSerializer.Deserialize<MapDocument>(text, Options);
            if (document is null) return Fail.Wrong("document", "maps.document-unreadable", 1, "$");
            return document.Format == MapDocument.CurrentFormat ? document
                : Fail.Wrong("document", "maps.document-format", document.Format, MapDocument.CurrentFormat);
        }
        catch (JsonException wrong)
        {
            return Fail.Wrong("document", "maps.document-unreadable", (wrong.LineNumber ?? 0) + 1, wrong.Path ?? "$");
        }
    }
}
