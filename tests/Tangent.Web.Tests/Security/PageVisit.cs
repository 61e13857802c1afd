using System.Net;
using System.Text.RegularExpressions;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>One person's browser that asks doors for objects and sends forms which no page has offered.</summary>
sealed partial class PageVisit(HttpClient browser, Town town)
{
    /// <summary>An id that nothing has.</summary>
    public static readonly Guid Missing = Guid.Parse("0197b3c0-0000-7000-8000-00000000dead");

    /// <summary>An id of this kind that nothing has.</summary>
    public static Guid MissingOf(Target? target) => target is Target.Customer or Target.Encounter ? Town.OfNumber(987_654_321) : Missing;

    private string? token;

    /// <summary>What came back, without what differs from one answer to the next.</summary>
    public readonly record struct Seen(HttpStatusCode Status, string Body)
    {
        public override string ToString() => $"{(int)Status} {(Body.Length > 300 ? Body[..300] + "…" : Body)}";
    }

    /// <summary>The address of a door with own objects in it, but for the probed id.</summary>
    public string Address(string name, KnownPage known, PageId? probed = null, string probe = "")
    {
        var route = name[(name.IndexOf(' ') + 1)..];
        foreach (var id in known.Ids.Where(id => id.Form is null && !id.Name.Contains('?')))
            route = route.Replace($"{{{id.Name}}}",
                id == probed ? probe : id.Points is { } target ? Town.Text(town.Own(target)) : "nothing");
        return probed?.Name.IndexOf('?') is { } at and >= 0 ? $"{route}?{probed.Name[(at + 1)..]}={probe}" : route;
    }

    /// <summary>Asks for a page.</summary>
    public async Task<Seen> Get(string address, Guid? probe = null)
    {
        using var answer = await browser.GetAsync(address);
        return await Look(answer, probe);
    }

    /// <summary>Sends a form.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="form">Its name as the page's handler knows it; null for a door that is no page.</param>
    /// <param name="probe">The probed id, which the answer may repeat.</param>
    /// <param name="withToken">Whether the mark goes with it that only pages of this site give out.</param>
    /// <param name="fields">What was typed.</param>
    public async Task<Seen> Post(
        string address, string? form, Guid? probe, bool withToken, params (string Name, string Value)[] fields)
    {
        var values = fields.ToDictionary(field => field.Name, field => field.Value);
        if (form is not null) values["_handler"] = form;
        if (withToken) values["__RequestVerificationToken"] = token ??= await Token();
        using var answer = await browser.PostAsync(address, new FormUrlEncodedContent(values));
        return await Look(answer, probe);
    }

    /// <summary>Name of a form, with an id where the register has a star.</summary>
    public static string Handler(KnownForm form, Guid row) => form.Name.Replace("*", row.ToString("N"));

    /// <summary>Whether a role has the right.</summary>
    public static bool May(Role role, Verb? verb, Kind? kind) =>
        verb is not { } needed || Rights.Of(role, kind!.Value).HasFlag(needed);

    private async Task<string> Token()
    {
        var page = await browser.Page("/account");
        return page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private static async Task<Seen> Look(HttpResponseMessage answer, Guid? probe)
    {
        var body = await answer.Content.ReadAsStringAsync() + answer.Headers.Location;
        foreach (var text in new[] { probe?.ToString(), probe?.ToString("N") })
            if (text is not null) body = body.Replace(text, "ID", StringComparison.OrdinalIgnoreCase);
        // A number stands in many places of a page; as an id only in addresses.
        if (probe is { } id && Town.Text(id) is var number && number != id.ToString())
            body = Regex.Replace(body, $@"(/customers/|%2Fcustomers%2F){number}\b", "$1ID");
        return new(answer.StatusCode, RequestId().Replace(TokenField().Replace(body, "TOKEN"), "REQUEST"));
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="[^"]*"|Handler value="[^"]*""")]
    private static partial Regex TokenField();

    // As the server writes it: the connection, then the number of the request on it.
    [GeneratedRegex("[0-9A-Z]{13}:[0-9A-F]{8}")]
    private static partial Regex RequestId();
}
