using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Tangent.Walls;

/// <summary>Every endpoint says who may come in: a policy, or a place on the list of open ones with a reason.</summary>
public class EndpointWalls
{
    /// <summary>Routes that anybody may ask, and why.</summary>
    private static readonly Dictionary<string, string> OpenToAnybody = new()
    {
        ["/preferences"] = "language and theme are chosen before signing in too",
        ["/palette"] = "answers a visitor with nothing",
        ["/sign-in"] = "where signing in begins",
        ["/sign-in/provider"] = "the way out to the identity provider, before anybody is signed in",
        ["/sign-in/passkey"] = "signing in with a passkey instead of a password",
        ["/sign-in/passkey/options"] = "the challenge that a passkey answers, for nobody in particular",
        ["/demo/enter"] = "a demo lets everybody in at its own machine; elsewhere it answers 404",
        ["/tell-us"] = "customers have no account; what one address sends is counted",
        ["/my"] = "customers have no account; a code that is sent to them is the right to see what is theirs",
        ["/my/open/{Token}"] = "the link is the right to look at this one case",
        ["/my/{Number}"] = "the cookie of a link or a code is the right to look; without it every number leads to the door",
        ["/demo/customer"] = "makes the signed link of a demo's customer; elsewhere it answers 404",
        ["/demo/customer/{Link}"] = "the signed link is the right to look",
        ["/embed.js"] = "a script, the same for everybody",
        ["/k/{token}"] = "the link is the right to answer",
        ["/s/{token}"] = "the link is the right to answer",
        ["/s/{token}/thanks"] = "what stands after the answer; it shows nothing that was said",
        ["/s/{token}/no"] = "who was invited declines: the link is the right to say so",
        ["/sign-out"] = "ends whatever session there is, and is fine without one",
        ["/welcome/{Token}"] = "the one-time link is the right to come in",
        ["/reset/{Token}"] = "the one-time link is the right to choose a new password",
        ["/keys"] = "keyboard shortcuts, nothing else",
        ["/api/hooks/encounters/{key:guid}"] = "the signature of the message is the right to come in",
        ["/health"] = "whether the server is well, for whatever watches it; no data",
        ["/parts"] = "the design system, served only when a setting says so",
        ["/api/v1/{documentName}.json"] = "the description of the API, the same for everybody",
    };

    private static readonly IReadOnlyList<RouteEndpoint> Endpoints = FromTheServer();

    [Fact]
    public void There_are_endpoints() => Assert.NotEmpty(Endpoints);

    [Fact]
    public void Every_endpoint_has_a_policy_or_a_reason_to_be_open() => Wall.Holds(Endpoints.SelectMany(Faults).Distinct());

    [Fact]
    public void Every_reason_belongs_to_an_open_endpoint() => Wall.Holds(OpenToAnybody.Keys.Except(
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(RouteOf)));

    [Fact]
    public void Every_endpoint_of_the_interface_for_programs_is_explained() => Wall.Holds(
        from endpoint in Endpoints
        where RouteOf(endpoint).StartsWith("/api/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        let line = $"{method} {Regex.Replace(RouteOf(endpoint), ":[^}]+", "")}"
        where !Repository.Read("docs/api.md").Contains($"`{line}`", StringComparison.Ordinal)
        select line);

    [Fact]
    public async Task An_endpoint_without_a_policy_is_seen()
    {
        var builder = WebApplication.CreateSlimBuilder();
        await using var app = builder.Build();
        app.MapGet("/forgotten", () => "").Add(_ => { });
        app.MapGet("/kept", () => "").RequireAuthorization();
        app.MapGet("/thrown-open", () => "").AllowAnonymous();
        app.MapGet("/preferences", () => "").AllowAnonymous();
        Assert.Equal(["/forgotten has no policy", "/thrown-open is open without a reason"], EndpointsOf(app).SelectMany(Faults));
    }

    private static IEnumerable<string> Faults(RouteEndpoint endpoint)
    {
        var route = RouteOf(endpoint);
        bool isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isOpen && !OpenToAnybody.ContainsKey(route)) yield return $"{route} is open without a reason";
        if (!isOpen && endpoint.Metadata.GetMetadata<IAuthorizeData>() is null) yield return $"{route} has no policy";
    }

    private static string RouteOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');

    private static List<RouteEndpoint> FromTheServer()
    {
        using var house = new BuiltServer();
        return EndpointsOf(house.App);
    }

    private static List<RouteEndpoint> EndpointsOf(WebApplication app) =>
        [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => !RouteOf(endpoint).StartsWith("/_framework/", StringComparison.Ordinal))];
}
