using System.Text.Json;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>
/// Documents of surveys as text, in one form only: members in the order of the records, languages sorted, two spaces, line feeds,
/// nothing that says what holds anyway. A document that is read and written again is the same to the byte.
/// </summary>
public static class SurveyCodec
{
    /// <summary>Most characters of a document.</summary>
    public const int Longest = 400_000;

    private static readonly JsonSerializerOptions Options = CanonicalJson.Form(member =>
    {
        if (member.PropertyType == typeof(Notice)) member.ShouldSerialize = (_, value) => value is not null && !value.Equals(Notice.None);
    });

    /// <summary>The document as text that ends with a line feed.</summary>
    public static string Write(SurveyDocument document) => JsonSerializer.Serialize(document, Options) + "\n";

    /// <summary>The document of a text, or what is wrong with the text; the document itself is not checked yet.</summary>
    public static Outcome<SurveyDocument> Read(string text)
    {
        if (text.Length > Longest) return Fail.Wrong("document", "surveys.document-long", Longest);
        try
        {
            var document = JsonSerializer.Deserialize<SurveyDocument>(text, Options);
            if (document is null) return Fail.Wrong("document", "surveys.document-unreadable", 1, "$");
            return document.Format == SurveyDocument.CurrentFormat ? document
                : Fail.Wrong("document", "surveys.document-format", document.Format, SurveyDocument.CurrentFormat);
        }
        catch (JsonException wrong)
        {
            return Fail.Wrong("document", "surveys.document-unreadable", (wrong.LineNumber ?? 0) + 1, wrong.Path ?? "$");
        }
    }
}
