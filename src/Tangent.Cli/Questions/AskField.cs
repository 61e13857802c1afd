using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tangent.App.Insights;
using Tangent.Domain;

namespace Tangent.Cli.Questions;

/// <summary>Something that can be said with a question: an option of `tangent ask`, an argument of a tool of `tangent mcp`.</summary>
/// <param name="name">Its name in JSON; the option is written with hyphens.</param>
/// <param name="about">What it is, for people and assistants.</param>
abstract class AskField(string name, string about)
{
    /// <summary>Its name in JSON.</summary>
    public string Name => name;

    /// <summary>What it is.</summary>
    protected string About => about;

    /// <summary>It at the command line: an option, or an argument where it stands without a name.</summary>
    public abstract Symbol Symbol { get; }

    /// <summary>Whether nothing can be asked without it.</summary>
    public bool IsRequired => Symbol is Argument;

    /// <summary>What JSON may hold for it.</summary>
    public abstract JsonObject Schema { get; }

    /// <summary>What was said at the command line; null where nothing was.</summary>
    public abstract object? Of(ParseResult parsed);

    /// <summary>What was said in JSON.</summary>
    public abstract Outcome<object?> Of(JsonElement said);

    /// <summary>A field of a type.</summary>
    public static AskField<T> Of<T>(string name, string about) => new(name, about);
}

/// <summary>One of a type: text, a number, yes or no, a time, a member of a closed list.</summary>
/// <typeparam name="T">Its type, with nothing for what was not said.</typeparam>
sealed class AskField<T> : AskField
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        NumberHandling = JsonNumberHandling.Strict,
    };

    private static readonly Type Bare = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
    private readonly Option<T?>? option;
    private readonly Argument<T?>? argument;

    /// <inheritdoc cref="AskField"/>
    /// <param name="name">Its name.</param>
    /// <param name="about">What it is.</param>
    /// <param name="isNamed">Whether its name is said at the command line; else it must be there.</param>
    public AskField(string name, string about, bool isNamed = true) : base(name, about)
    {
        if (isNamed) option = new("--" + JsonNamingPolicy.KebabCaseLower.ConvertName(name)) { Description = about };
        else argument = new(name) { Description = about };
    }

    /// <inheritdoc/>
    public override Symbol Symbol => (Symbol?)option ?? argument!;

    /// <inheritdoc/>
    public override JsonObject Schema
    {
        get
        {
            var schema = new JsonObject { ["type"] = TypeName(), ["description"] = About };
            if (Bare == typeof(DateTimeOffset)) schema["format"] = "date-time";
            if (Bare.IsEnum) schema["enum"] = new JsonArray([.. Members().Select(member => JsonValue.Create(member))]);
            return schema;
        }
    }

    /// <inheritdoc/>
    public override object? Of(ParseResult parsed) => option is null ? parsed.GetValue(argument!) : parsed.GetValue(option);

    /// <inheritdoc/>
    public override Outcome<object?> Of(JsonElement said)
    {
        try
        {
            return Outcome<object?>.Of(said.Deserialize<T>(Reading));
        }
        catch (JsonException)
        {
            return Bare.IsEnum ? Fail.Wrong(Name, "api.not-a-choice", string.Join(", ", Members())) : Fail.Wrong(Name, "api.wrong-type", TypeName());
        }
    }

    private static IEnumerable<string> Members() => Enum.GetNames(Bare).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static string TypeName() => Bare == typeof(bool) ? "boolean" : Bare == typeof(int) ? "integer" : Bare == typeof(double) ? "number" : "string";
}

/// <summary>What was said with a question.</summary>
/// <param name="said">By field; what is not there was not said.</param>
sealed class Asked(IReadOnlyDictionary<AskField, object?> said)
{
    /// <summary>What was said of this.</summary>
    public T? Of<T>(AskField<T> field) => said.GetValueOrDefault(field) is T value ? value : default;

    /// <summary>The columns that were handed in, or why they cannot be read; null where none were.</summary>
    public Outcome<ColumnSheet>? Of(ColumnsField field) => (Outcome<ColumnSheet>?)said.GetValueOrDefault(field);
}
