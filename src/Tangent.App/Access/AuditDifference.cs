using System.Text.Json;
using System.Text.Json.Nodes;
using Tangent.Storage.Access;
using Tangent.Storage.Fields;

namespace Tangent.App.Access;

/// <summary>One field of an entry, before and after.</summary>
/// <param name="Field">Name of the field; nested ones with dots.</param>
/// <param name="Before">Value before, or null when there was none.</param>
/// <param name="After">Value after, or null when there is none.</param>
/// <param name="IsPersonal">Whether it holds personal data.</param>
/// <param name="IsErased">Whether its key is destroyed, so that nobody can read it any more.</param>
public sealed record AuditField(string Field, string? Before, string? After, bool IsPersonal, bool IsErased)
{
    /// <summary>Whether the act changed it.</summary>
    public bool IsChanged => Before != After;
}

/// <summary>Puts before and after of an entry side by side, field by field. Pure.</summary>
public static class AuditDifference
{
    private static readonly DataField Values = DataFields.Of<AuditEntry>(nameof(AuditEntry.After));

    /// <summary>All fields that stand before or after, in the order in which they were written.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="key">Key of the person whose data it holds, or null when it is destroyed or there is none.</param>
    /// <param name="isClear">Whether personal values come in the clear; masked otherwise.</param>
    public static IReadOnlyList<AuditField> Of(AuditEntry entry, byte[]? key, bool isClear)
    {
        var before = Flat(entry.Before);
        var after = Flat(entry.After);
        return [.. before.Keys.Concat(after.Keys).Distinct().Select(field => Field(field))];

        AuditField Field(string name)
        {
            var (old, fresh) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            var isPersonal = old?.IsSealed == true || fresh?.IsSealed == true;
            var isErased = isPersonal && key is null;
            return new(name, Show(old), Show(fresh), isPersonal, isErased);
        }

        string? Show(Value? value)
        {
            if (value is not { IsSealed: true }) return value?.Text;
            var clear = Plain(PersonSeal.Open(value.Text, key, entry.Id));
            return clear is null ? null : Values.Show(clear, isClear);
        }
    }

    private static string? Plain(string? json) =>
        json is null ? null : JsonNode.Parse(json) is JsonValue value && value.TryGetValue(out string? text) ? text : json;

    private static Dictionary<string, Value> Flat(string? json)
    {
        var fields = new Dictionary<string, Value>();
        if (json is not null) Walk("", JsonNode.Parse(json));
        return fields;

        void Walk(string name, JsonNode? node)
        {
            switch (node)
            {
                case JsonObject { Count: 1 } wrapper when wrapper[AuditSeal.SealedMark] is JsonValue parcel:
                    fields[name] = new(parcel.GetValue<string>(), true);
                    break;
                case JsonObject record:
                    foreach (var (key, value) in record) Walk(name.Length == 0 ? key : $"{name}.{key}", value);
                    break;
                case JsonArray list:
                    for (int i = 0; i < list.Count; i++) Walk($"{name}.{i + 1}", list[i]);
                    break;
                case not null:
                    fields[name] = new(node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(), false);
                    break;
            }
        }
    }

    private sealed record Value(string Text, bool IsSealed);
}
