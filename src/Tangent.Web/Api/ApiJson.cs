using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tangent.Web.Api;

/// <summary>How the API writes and reads JSON: camel case, members of closed lists by name, times in UTC.</summary>
static class ApiJson
{
    public static readonly JsonSerializerOptions Options = Make(new(JsonSerializerDefaults.Web));

    /// <summary>Adds the API's way to these options.</summary>
    public static JsonSerializerOptions Make(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        return options;
    }
}
