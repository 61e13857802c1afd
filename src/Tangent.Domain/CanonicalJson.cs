using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tangent.Domain;

/// <summary>
/// Documents as text, in one form only: members in the order of the records, two spaces, line feeds, nothing that says what holds
/// anyway. A document that is read and written again is the same to the byte.
/// </summary>
static class CanonicalJson
{
    /// <summary>The form; <paramref name="more"/> says which other members may be left out.</summary>
    public static JsonSerializerOptions Form(params Action<JsonPropertyInfo>[] more) => new(JsonSerializerDefaults.Web)
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
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => LeaveOutWhatHoldsAnyway(type, more) } },
    };

    private static void LeaveOutWhatHoldsAnyway(JsonTypeInfo type, Action<JsonPropertyInfo>[] more)
    {
        foreach (var member in type.Properties)
        {
            // What can be worked out is not written, and so is not taken either.
            if (member.Set is null && member.AssociatedParameter is null) member.ShouldSerialize = (_, _) => false;
            else if (member.Name == "format" || member.PropertyType.IsEnum) member.ShouldSerialize = (_, _) => true;
            else if (member.PropertyType.IsGenericType && member.PropertyType.GetGenericTypeDefinition() == typeof(Items<>))
                member.ShouldSerialize = (_, value) => value is System.Collections.IEnumerable items && items.Cast<object>().Any();
            else foreach (var one in more) one(member);
        }
    }
}
