using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

/// <summary>What leaves by public doors, what links are made of, and what a request may not slip in: over all doors there are.</summary>
public sealed class PublicDoorTests
{
    private const string Shown = "https://tangent.example.com";

    [Fact]
    public async Task S15_links_are_made_from_the_address_of_the_settings_whatever_a_request_says()
    {
        await using var site = await Site.Start(settings => settings.Web.PublicBaseUrl = Shown);
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).SingleAsync());
        var person = await site.AddAccount(Role.Clerk);
        using var admin = await site.SignedIn(Role.Administrator);
        admin.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
        admin.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        using var invited = await admin.Submit("/people/invite", "invite",
            ("Input.Email", "x@example.com"), ("Input.Role", "Clerk"), ("Input.UnitId", $"{unit}"));
        Assert.StartsWith($"{Shown}/welcome/", await OneTime(invited), StringComparison.Ordinal);
        using var reset = await admin.Submit($"/people/{person}/reset-password", "act");
        Assert.StartsWith($"{Shown}/reset/", await OneTime(reset), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S15_without_a_public_address_links_name_the_port_that_the_server_really_has()
    {
        await using var site = await Site.Start();
        var person = await site.AddAccount(Role.Clerk);
        using var admin = await site.SignedIn(Role.Administrator);
        using var reset = await admin.Submit($"/people/{person}/reset-password", "act");
        Assert.StartsWith($"http://localhost:{site.Url.Port}/reset/", await OneTime(reset), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S20_every_endpoint_refuses_a_member_that_it_does_not_know()
    {
        await using var site = await Site.Start();
        using var program = await site.WithApiKey(Role.Administrator);
        var wrong = new List<string>();
        foreach (var (name, known) in Probes.All.Where(one => one.Value.Body is not null))
        {
            var body = JsonNode.Parse(known.Body!.Replace("{none}", $"{Guid.Empty}"))!.AsObject();
            foreach (string extra in new[] { "isAdministrator", "createdUtc", "$type" })
            {
                var more = body.DeepClone().AsObject();
                more[extra] = true;
                var url = Regex.Replace(name[(name.IndexOf(' ') + 1)..], @"\{\w+\}", $"{PageVisit.Missing}");
                using var request = new HttpRequestMessage(new(name[..name.IndexOf(' ')]), url);
                request.Content = new StringContent(more.ToJsonString(), Encoding.UTF8, "application/json");
                if (request.Method == HttpMethod.Put) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
                using var answer = await program.SendAsync(request);
                if (answer.StatusCode != HttpStatusCode.BadRequest) wrong.Add($"{name} takes {extra}: {(int)answer.StatusCode}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task S24_no_public_door_tells_an_id_a_person_or_a_secret_and_no_page_of_an_administrator_a_secret()
    {
        const string Secret = "between-the-two-of-us", Person = "somebody.special";
        await using var site = await Site.Start(settings =>
        {
            var provider = settings.OpenIdConnect;
            (provider.Enabled, provider.Authority, provider.ClientId, provider.ClientSecret) = (true, "http://127.0.0.1:1", "t", Secret);
        });
        var town = await Town.Build(site);
        await site.AddAccount(Role.Clerk, email: $"{Person}@example.com", password: "a calm green river");
        var hashes = await site.With(services => services.GetRequiredService<Db>().Users
            .Where(one => one.PasswordHash != null).Select(one => one.PasswordHash!).ToListAsync());
        using var visitor = site.Visitor();
        using var admin = await site.SignedIn(Role.Administrator);
        foreach (var (name, known) in PageProbes.All.Where(one => !one.Key.StartsWith("POST ", StringComparison.Ordinal)))
        {
            var visit = new PageVisit(known.IsOpen ? visitor : admin, town);
            var seen = await visit.Get(visit.Address(name, known));
            foreach (string secret in hashes.Append(Secret)) Assert.DoesNotContain(secret, seen.Body, StringComparison.Ordinal);
            if (!known.IsOpen) continue;
            Assert.DoesNotContain(Person, seen.Body, StringComparison.Ordinal);
            Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-", seen.Body);
        }
        Assert.Equal("ok", await visitor.GetStringAsync("/health"));
    }

    private static async Task<string> OneTime(HttpResponseMessage answer) =>
        (await answer.Page()).QuerySelector("#one-time")!.TextContent.Trim();
}
