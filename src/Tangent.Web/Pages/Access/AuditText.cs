using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage.Runtime;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>Fields and values of the audit log in the reader's language.</summary>
static partial class AuditText
{
    // Fields whose values are members of a closed list.
    private static readonly Dictionary<string, Type[]> Lists = new()
    {
        ["channel"] = [typeof(ContactChannel)],
        ["stage"] = [typeof(JourneyStage)],
        ["role"] = [typeof(Role)],
        ["sharedRole"] = [typeof(Role)],
        ["kind"] = [typeof(UnitKind), typeof(Kind)],
        ["state"] = [typeof(JobState)],
        ["status"] = [typeof(Domain.Touchpoints.TouchpointStatus)],
        ["verbs"] = [typeof(Verb)],
    };

    /// <summary>Name of a field, of a nested one with what it lies in; its code when an older version wrote it.</summary>
    public static string FieldWords(this Words.Words words, string field) => string.Join(" · ", field.Split('.').Select(part =>
        Words.Words.Has($"fields.{Kebab(part)}") ? words[$"fields.{Kebab(part)}"] : part));

    /// <summary>A value as people write it: names of members, yes and no, moments in the zone.</summary>
    public static string? ValueWords(this Words.Words words, AuditField field, string? value, string zone)
    {
        if (value is null || field.IsPersonal) return value;
        if (value is "true" or "false") return words[value == "true" ? "fields.yes" : "fields.no"];
        if (field.Field.EndsWith("Utc", StringComparison.Ordinal) && DateTime.TryParse(value, CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            return ZonedText.Of(at, zone, ZonedText.Shape.Minute);
        return Lists.TryGetValue(field.Field.Split('.')[^1], out var lists)
            ? string.Join(words["parts.list.separator"], value.Split(", ").Select(one => Member(words, lists, one)))
            : value;
    }

    private static string Member(Words.Words words, Type[] lists, string value)
    {
        var key = lists.Select(list => $"names.{Kebab(JsonNamingPolicy.CamelCase.ConvertName(list.Name))}.{Kebab(value)}")
            .FirstOrDefault(Words.Words.Has);
        return key is null ? value : words[key];
    }

    private static string Kebab(string name) => Capital().Replace(name, match => "-" + match.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
