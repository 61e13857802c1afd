using System.Text.Json;

namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>Blueprints as text, in one form only: a document that is read and written again is the same to the byte.</summary>
public static class BlueprintCodec
{
    /// <summary>Most characters of a document.</summary>
    public const int Longest = 600_000;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Form();
    private static readonly JsonSerializerOptions OnOneLine = new(Options) { WriteIndented = false };

    /// <summary>The document as text that ends with a line feed.</summary>
    public static string Write(BlueprintDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>One step on one line, to be carried within files of other forms.</summary>
    public static string Write(BlueprintStep step) => JsonSerializer.Serialize(step, OnOneLine);

    /// <summary>The document without its steps on one line.</summary>
    public static string WriteAbout(BlueprintDocument document) => JsonSerializer.Serialize(document with { Steps = [] }, OnOneLine);

    /// <summary>The step of such a line, or null where it is none.</summary>
    public static BlueprintStep? Step(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<BlueprintStep>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The document of a text, or what is wrong with the text; the document itself is not checked yet.</summary>
    public static Outcome<BlueprintDocument> Read(string text)
    {
        if (text.Length > Longest) return Fail.Wrong("document", "blueprints.document-long", Longest);
        try
        {
            var document = JsonSerializer.Deserialize<BlueprintDocument>(text, Options);
            if (document is null) return Fail.Wrong("document", "blueprints.document-unreadable", 1, "$");
            return document.Format == BlueprintDocument.CurrentFormat ? document
                : Fail.Wrong("document", "blueprints.document-format", document.Format, BlueprintDocument.CurrentFormat);
        }
        catch (JsonException wrong)
        {
            return Fail.Wrong("document", "blueprints.document-unreadable", (wrong.LineNumber ?? 0) + 1, wrong.Path ?? "$");
        }
    }
}
