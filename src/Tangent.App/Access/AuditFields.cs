using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Tangent.Domain.Access;
using Tangent.Storage.Access;
using Tangent.Storage.Fields;

namespace Tangent.App.Access;

/// <summary>How the fields of a record go into the audit log: secrets not at all, personal ones marked for encryption.</summary>
static class AuditFields
{
    public static void Arrange(JsonTypeInfo type)
    {
        for (int i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is not System.Reflection.MemberInfo member) continue;
            switch (DataFields.ClassOf(member))
            {
                case FieldClass.Sensitive:
                    type.Properties.RemoveAt(i);
                    break;
                case FieldClass.Personal when type.Properties[i].PropertyType == typeof(string):
                    type.Properties[i].CustomConverter = new MarkPersonal();
                    break;
                case FieldClass.Personal:
                    throw new NotSupportedException($"{member.DeclaringType?.Name}.{member.Name}: personal fields are text.");
            }
        }
    }

    private sealed class MarkPersonal : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The audit log is only written this way.");

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(AuditSeal.OpenMark, value);
            writer.WriteEndObject();
        }
    }
}
