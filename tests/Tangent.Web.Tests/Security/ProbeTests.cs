using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests.Walls;

namespace Tangent.Web.Tests.Security;

/// <summary>Every route × every id: what lies in another sub-tree is answered like what does not exist (S1–S3, S19).</summary>
public sealed class ProbeTests
{
    [Fact]
    public async Task Every_endpoint_is_known_and_every_id_of_it_is_probed()
    {
        await using var site = await Site.Start();
        var shapes = EndpointShape.Of(site.Services.GetRequiredService<EndpointDataSource>());

        Assert.NotEmpty(shapes);
        Assert.Empty(EndpointShape.Gaps(shapes, Probes.All));
        Assert.All(shapes, shape => Assert.Contains(shape.Endpoint.Metadata.OfType<IAuthorizeData>(), data => data.Policy == "api"));
    }

    [Fact]
    public async Task A_foreign_id_is_answered_like_a_missing_one_and_changes_nothing()
    {
        await using var site = await Site.Start();
        var town = await Town.Build(site);
        var leaks = new List<string>();
        var all = Probes.All.SelectMany(entry => entry.Value.Probes.Select(probe => (Name: entry.Key, Known: entry.Value, Probe: probe)))
            .ToLookup(one => one.Probe.Shared is not null && one.Name.StartsWith("GET", StringComparison.Ordinal));
        foreach (var role in new[] { Role.Administrator, Role.Director, Role.Auditor })
        {
            using var client = await site.WithApiKey(role, town.OwnPath);
            // Reading what all may read comes first: an export leaves its own line in the log.
            foreach (var (name, known, probe) in all[true]) Add(role, await Leak(client, name, probe, town, May(role, known)));
            var before = await site.With(services => TableHash.Of(services.GetRequiredService<Db>()));
            foreach (var (name, known, probe) in all[false]) Add(role, await Leak(client, name, probe, town, May(role, known)));
            var after = await site.With(services => TableHash.Of(services.GetRequiredService<Db>()));
            if (before != after) Add(role, $"rows changed: {TableHash.Changed(before, after)}");
        }
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));

        void Add(Role role, string? leak)
        {
            if (leak is not null) leaks.Add($"{role}: {leak}");
        }
    }

    [Fact]
    public async Task Each_role_gets_from_each_endpoint_what_the_table_of_rights_says()
    {
        await using var site = await Site.Start();
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            using var client = await site.WithApiKey(role);
            foreach (var (name, known) in Probes.All)
            {
                var url = Regex.Replace(name[(name.IndexOf(' ') + 1)..], @"\{\w+\}", Guid.CreateVersion7(site.Clock.GetUtcNow()).ToString());
                using var answer = await Send(client, name, url, known.Body?.Replace("{none}", Guid.Empty.ToString()));
                var may = May(role, known);
                if (may == (answer.StatusCode == HttpStatusCode.Forbidden) || answer.StatusCode == HttpStatusCode.Unauthorized)
                    wrong.Add($"{role} × {name}: {(int)answer.StatusCode}, but the table says {(may ? "may" : "may not")}");
                else if (!may && !(await answer.Content.ReadAsStringAsync()).Contains("access.forbidden"))
                    wrong.Add($"{role} × {name}: the refusal names no role");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Who_may_only_read_takes_nothing_out()
    {
        await using var site = await Site.Start();
        foreach (var name in Probes.All.Keys.Where(name => name.EndsWith("/export", StringComparison.Ordinal)))
        {
            using var reader = await site.WithApiKey(Role.Auditor, verbs: Verb.Read);
            using var refused = await Send(reader, name, name[4..], null);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var auditor = await site.WithApiKey(Role.Auditor);
            using var allowed = await Send(auditor, name, name[4..], null);
            Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        }
    }

    [Fact]
    public async Task A_leaking_endpoint_is_seen_and_an_unknown_one_too()
    {
        await using var site = await Site.Start();
        var town = await Town.Build(site);
        var builder = WebApplication.CreateSlimBuilder();
        await using var leaky = builder.Build();
        leaky.Urls.Add("http://127.0.0.1:0");
        leaky.MapGet("/api/v1/leaky/{id:guid}", (Guid id) =>
            id == town.Foreign(Target.Unit) ? Results.Text("not yours", statusCode: 403) : Results.NotFound());
        leaky.MapGet("/api/v1/kind/{id:guid}", (Guid id) => Results.Text($"{id} is nothing", statusCode: 404));
        await leaky.StartAsync();
        using var client = new HttpClient { BaseAddress = new(leaky.Urls.Single()) };

        Assert.NotNull(await Leak(client, "GET /api/v1/leaky/{id}", new("id", Target.Unit, "/api/v1/leaky/{probe}"), town));
        Assert.Null(await Leak(client, "GET /api/v1/kind/{id}", new("id", Target.Unit, "/api/v1/kind/{probe}"), town));
        var shapes = EndpointShape.Of(leaky.Services.GetRequiredService<EndpointDataSource>());
        Assert.Contains("GET /api/v1/leaky/{id} is not in the register", EndpointShape.Gaps(shapes, Probes.All));
        Assert.Contains("GET /api/v1/leaky/{id} takes the id 'id' that nothing probes",
            EndpointShape.Gaps(shapes, new Dictionary<string, Known> { ["GET /api/v1/leaky/{id}"] = new(null, Kind.Unit) }));
    }

    /// <summary>How the answer for a foreign object differs from that for a missing one, or null when it does not.</summary>
    private static async Task<string?> Leak(HttpClient client, string name, Probe probe, Town town, bool may = true)
    {
        var foreign = await Answer(town.Foreign(probe.Points));
        var missing = await Answer(Guid.Parse("0197b3c0-0000-7000-8000-00000000dead"));
        if (probe.Shared == Probes.ReadByAll) return null;
        return foreign == missing && (probe.Shared is not null || foreign.Status == (may ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden))
            ? null
            : $"{name} [{probe.Id}]: foreign {(int)foreign.Status} {foreign.Body}, missing {(int)missing.Status} {missing.Body}";

        async Task<(HttpStatusCode Status, string Body)> Answer(Guid id)
        {
            using var answer = await Send(client, name, town.Fill(probe.Url, id), probe.Body is null ? null : town.Fill(probe.Body, id));
            var body = (await answer.Content.ReadAsStringAsync()).Replace(id.ToString(), "ID", StringComparison.OrdinalIgnoreCase);
            return (answer.StatusCode, Regex.Replace(body, """("requestId"|"traceId"):"[^"]*""", "$1:\"…"));
        }
    }

    private static bool May(Role role, Known known) => known.Verb is not { } verb || Rights.Of(role, known.Kind).HasFlag(verb);

    private static async Task<HttpResponseMessage> Send(HttpClient client, string name, string url, string? body)
    {
        using var request = new HttpRequestMessage(new(name[..name.IndexOf(' ')]), url);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (request.Method == HttpMethod.Put) request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        return await client.SendAsync(request);
    }
}
