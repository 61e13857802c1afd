using System.Net;
using System.Text.RegularExpressions;

namespace Tangent.Bench;

/// <summary>Becomes the first administrator by the link that the server printed, with the forms that a person fills in.</summary>
static class FirstPerson
{
    private static readonly Dictionary<string, string> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["email"] = "first@example.com",
        ["language"] = "en",
        ["timeZone"] = "Asia/Shanghai",
        ["name"] = "First Person",
        ["displayName"] = "First Person",
        ["password"] = "correct horse battery staple 7",
        ["repeat"] = "correct horse battery staple 7",
        ["organisationZh"] = "演示公司",
        ["organisationEn"] = "Demo company",
        ["organisation"] = "Demo company",
    };

    public static async Task SignUp(HttpClient browser, RunningTangent server)
    {
        var link = await PrintedLink(server);
        var page = await browser.GetStringAsync(new Uri(link, UriKind.Relative));
        var form = Regex.Matches(page, @"<form[^>]*method=""post""[\s\S]*?</form>").Select(match => match.Value)
            .First(html => html.Contains("type=\"password\"", StringComparison.Ordinal));
        var action = Regex.Match(form, @"^<form[^>]*\baction=""([^""]+)""") is { Success: true } named ? WebUtility.HtmlDecode(named.Groups[1].Value) : link;
        using var answers = new FormUrlEncodedContent(Fields(form));
        using var answer = await browser.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), answers);
        var landed = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || landed.Contains("type=\"password\"", StringComparison.Ordinal))
            throw new InvalidOperationException($"The first person was not let in: {answer.StatusCode} {answer.RequestMessage!.RequestUri}");
    }

    private static async Task<string> PrintedLink(RunningTangent server)
    {
        for (int wait = 0; wait < 100; wait++)
        {
            var link = Regex.Match(server.Said, @"https?://[^\s/]+(/[^\s]*[A-Za-z0-9_-]{20,})");
            if (link.Success) return link.Groups[1].Value;
            await Task.Delay(100);
        }
        throw new InvalidOperationException($"No link was printed:\n{server.Said}");
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(string form)
    {
        foreach (Match input in Regex.Matches(form, @"<(?:input|select|textarea)\b[^>]*>"))
        {
            var name = Attribute(input.Value, "name");
            if (name is null || Attribute(input.Value, "type") is "checkbox" or "submit") continue;
            var last = name.Split('.')[^1];
            yield return new(name, Answers.FirstOrDefault(answer => last.StartsWith(answer.Key, StringComparison.OrdinalIgnoreCase)).Value
                ?? Attribute(input.Value, "value") ?? "");
        }
    }

    private static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $@"\b{name}=""([^""]*)""") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
}
