using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tangent.Domain;

namespace Tangent.Web.Api;

/// <summary>
/// Reads a body or a query into a record and lists everything at once that does not fit: members that do not exist,
/// values of another type, names that are not in a closed list. What a member is missing is left to the use case.
/// </summary>
static class RequestShape
{
    /// <summary>Reads a JSON object.</summary>
    public static Outcome<T> Of<T>(JsonObject found) where T : class
    {
        var maker = typeof(T).GetConstructors().MaxBy(made => made.GetParameters().Length)!;
        var members = maker.GetParameters();
        var problems = found
            .Where(pair => !members.Any(member => NameOf(member) == pair.Key))
            .Select(pair => Problem.Of(pair.Key, "api.unknown-member", pair.Key, string.Join(", ", members.Select(NameOf))))
            .ToList();
        var values = members.Select(member => Read(found, member, problems)).ToArray();
        return problems.Count > 0 ? new Fail.Invalid(problems) : (T)maker.Invoke(values);
    }

    /// <summary>Reads the query of an address; numbers and names stand in it as text.</summary>
    public static Outcome<T> Of<T>(IQueryCollection query) where T : class
    {
        var found = new JsonObject();
        var members = typeof(T).GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters();
        foreach (var (key, values) in query)
        {
            if (string.IsNullOrEmpty(values[0])) continue;
            var isNumber = members.FirstOrDefault(member => NameOf(member) == key)?.ParameterType == typeof(int?);
            found[key] = isNumber && int.TryParse(values[0], out int number) ? number : values[0];
        }
        return Of<T>(found);
    }

    private static object? Read(JsonObject found, ParameterInfo member, List<Problem> problems)
    {
        if (!found.TryGetPropertyValue(NameOf(member), out var value) || value is null)
            return member.HasDefaultValue ? member.DefaultValue : null;
        try
        {
            return value.Deserialize(member.ParameterType, ApiJson.Options);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            string within = (wrong as JsonException)?.Path is { Length: > 1 } path ? path[1..] : "";
            var type = within.Split('.', StringSplitOptions.RemoveEmptyEntries).Aggregate(member.ParameterType, TypeIn);
            problems.Add(Wrong(NameOf(member) + within, Nullable.GetUnderlyingType(type) ?? type));
            return null;
        }
    }

    // Of what type a step of a path is, such as "paths[0]"; the type before it where that is not known.
    private static Type TypeIn(Type outer, string step)
    {
        var name = step.Split('[')[0];
        var type = name.Length == 0 ? outer : (Nullable.GetUnderlyingType(outer) ?? outer)
            .GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType ?? outer;
        var list = type.GetInterfaces().FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return step.Contains('[', StringComparison.Ordinal) && list is not null ? list.GetGenericArguments()[0] : type;
    }

    private static Problem Wrong(string member, Type type) => type.IsEnum
        ? Problem.Of(member, "api.not-a-choice", string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName)))
        : Problem.Of(member, "api.wrong-type", TypeName(type));

    private static string TypeName(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => "string",
        TypeCode.Boolean => "boolean",
        TypeCode.Int32 or TypeCode.Int64 => "integer",
        TypeCode.Double or TypeCode.Decimal or TypeCode.Single => "number",
        _ when type == typeof(DateTimeOffset) || type == typeof(DateTime) => "date-time",
        _ when type == typeof(DateOnly) => "date",
        _ when type == typeof(Guid) => "uuid",
        _ when type.IsAssignableTo(typeof(System.Collections.IEnumerable)) => "array",
        _ => "object",
    };

    private static string NameOf(ParameterInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name!);
}
