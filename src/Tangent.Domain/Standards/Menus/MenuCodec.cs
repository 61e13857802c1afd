using System.Text.Json;

namespace Tangent.Domain.Standards.Menus;

/// <summary>Menus as text, in one form only: a document that is read and written again is the same to the byte.</summary>
public static class MenuCodec
{
    /// <summary>Most characters of a document.</summary>
    public const int Longest = 300_000;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Form();

    /// <summary>The document as text that ends with a line feed.</summary>
    public static string Write(MenuDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>The document of a text, or what is wrong with the text; the document itself is not checked yet.</summary>
    public static Outcome<MenuDocument> Read(string text)
    {
        if (text.Length > Longest) return Fail.Wrong("document", "menus.document-long", Longest);
        try
        {
            var document = JsonSerializer.Deserialize<MenuDocument>(text, Options);
            if (document is null) return Fail.Wrong("document", "menus.document-unreadable", 1, "$");
            return document.Format == MenuDocument.CurrentFormat ? document
                : Fail.Wrong("document", "menus.document-format", document.Format, MenuDocument.CurrentFormat);
        }
        catch (JsonException wrong)
        {
            return Fail.Wrong("document", "menus.document-unreadable", (wrong.LineNumber ?? 0) + 1, wrong.Path ?? "$");
        }
    }
}
