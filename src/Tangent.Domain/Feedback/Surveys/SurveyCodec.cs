using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>
/// Documents of surveys as text, in one form only: members in the order of the records, languages sorted, two spaces, line feeds,
/// nothing that says what holds anyway. A document that is read and written again is the same to the byte.
/// </summary>
public static class SurveyCodec
{
    /// <summary>Most characters of a document.</summary>
    public const int Longest = 400_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = 16,
        WriteIndented = true,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatHoldsAnyway } },
    };

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

    [SuppressMessage("Performance", "CA1859", Justification = "The form of a modifier.")]
    private static void LeaveOutWhatHoldsAnyway(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            // What can be worked out is not written, and so is not taken either.
            if (member.Set is null && member.AssociatedParameter is null) member.ShouldSerialize = (_, _) => false;
            else if (member.Name == "format" || member.PropertyType.IsEnum) member.ShouldSerialize = (_, _) => true;
            else if (member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(Items<>))
                member.ShouldSerialize = (_, value) => value is System.Collections.IEnumerable items && items.Cast<object>().Any();
            else if (member.PropertyType == typeof(Notice)) member.ShouldSerialize = (_, value) => value is not null && !value.Equals(Notice.None);
        }
    }
}
