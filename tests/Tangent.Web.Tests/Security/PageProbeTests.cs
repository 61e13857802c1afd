using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Tests.Walls;

namespace Tangent.Web.Tests.Security;

/// <summary>Every page × every id × every role, and every form of it: S1–S3 and S19 for browsers.</summary>
public sealed class PageProbeTests
{
    private static readonly HttpStatusCode[] Refusals =
        [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    [Fact]
    public async Task Every_door_is_known_and_every_id_and_form_of_it_is_probed()
    {
        await using var site = await Site.Start();
        var shapes = PageShape.Of(site.Services.GetRequiredService<EndpointDataSource>());

        Assert.NotEmpty(shapes);
        Assert.Empty(PageShape.Gaps(shapes, PageProbes.All));
    }

    [Theory, OnBothDatabases]
    public async Task Own_foreign_missing_and_malformed_ids_are_answered_as_the_table_of_rights_says(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var town = await Town.Build(site);
        var wrong = new List<string>();
        foreach (var role in Roles(provider))
        {
            using var browser = await site.SignedIn(role, town.OwnPath);
            var visit = new PageVisit(browser, town);
            foreach (var (name, known) in PageProbes.All.Where(one => !one.Value.IsOpen && !IsPost(one.Key)))
            {
                var own = await visit.Get(visit.Address(name, known));
                var right = PageVisit.May(role, known.Verb, known.Kind) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
                if (own.Status != right && !(known.IsNarrow && own.Status == HttpStatusCode.NotFound))
                    wrong.Add($"{role} × {name}, own: {own}");
                foreach (var id in known.Ids.Where(id => id is { Form: null, Points: not null }))
                    foreach (string leak in await PageLeaks.Of(visit, name, known, id, town))
                        wrong.Add($"{role} × {name} [{id.Name}]: {leak}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_without_the_mark_of_this_site_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var town = await Town.Build(site);
        using var browser = await site.SignedIn(Role.Administrator);
        using var visitor = site.Visitor();
        var wrong = new List<string>();
        await browser.GetAsync("/account");
        var before = await Rows(site);
        foreach (var (name, known) in PageProbes.All)
        {
            var visit = new PageVisit(known.IsOpen ? visitor : browser, town);
            IEnumerable<string?> forms = IsPost(name) ? [null] : known.Forms.Select(form => (string?)Handler(form, town));
            foreach (string? form in forms)
            {
                var seen = await visit.Post(visit.Address(name, known), form, null, withToken: false);
                if (seen.Status != HttpStatusCode.BadRequest) wrong.Add($"{name} [{form}]: {seen}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("", TableHash.Changed(before, await Rows(site)));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_about_foreign_things_or_without_the_right_is_refused_and_changes_nothing(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var town = await Town.Build(site);
        var wrong = new List<string>();
        foreach (var role in Roles(provider))
        {
            using var browser = await site.SignedIn(role, town.OwnPath);
            var visit = new PageVisit(browser, town);
            await browser.GetAsync("/account");
            var before = await Rows(site);
            foreach (var (name, known) in PageProbes.All.Where(one => !one.Value.IsOpen))
                foreach (var form in known.Forms)
                {
                    if (!PageVisit.May(role, form.Verb, form.Kind))
                    {
                        var refused = await visit.Post(visit.Address(name, known), Handler(form, town), null, withToken: true);
                        if (!Refusals.Contains(refused.Status)) wrong.Add($"{role} × {name} [{form.Name}] has no right: {refused}");
                    }
                    foreach (string leak in await PageLeaks.Of(visit, name, known, form, town))
                        wrong.Add($"{role} × {name} [{form.Name}] {leak}");
                }
            var changed = TableHash.Changed(before, await Rows(site));
            if (changed.Length > 0) wrong.Add($"{role}: rows changed in {changed}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, OnBothDatabases]
    public async Task Jobs_and_attachments_of_elsewhere_are_missing_for_every_role(DatabaseProvider provider)
    {
        await using var site = await Site.Start(database: await House.Empty(provider));
        var town = await Town.Build(site);
        foreach (var role in Enum.GetValues<Role>())
            Assert.Equal("", await FarThings.Leak(site, town, role));
    }

    [Fact]
    public async Task A_leaking_page_is_seen_and_a_careless_form_and_an_unknown_door_too()
    {
        await using var site = await Site.Start();
        var town = await Town.Build(site);
        await using var leaky = await LeakyPages.Start(town.Foreign(Target.Unit));
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = new(leaky.Urls.Single()) };
        var visit = new PageVisit(browser, town);

        Assert.NotEmpty(await PageLeaks.Of(visit, "/leaky/{id}", LeakyPages.Known, LeakyPages.Id, town));
        Assert.Empty(await PageLeaks.Of(visit, "/kind/{id}", LeakyPages.Known, LeakyPages.Id, town));
        Assert.NotEmpty(await PageLeaks.Of(visit, "/leaky/{id}", LeakyPages.Known, LeakyPages.Known.Forms[0], town));
        Assert.Empty(await PageLeaks.Of(visit, "/kind/{id}", LeakyPages.Known, LeakyPages.Known.Forms[0], town));

        var shapes = PageShape.Of(leaky.Services.GetRequiredService<EndpointDataSource>());
        Assert.Contains("GET /leaky/{id} is not in the register", PageShape.Gaps(shapes, PageProbes.All));
        Assert.Contains("GET /leaky/{id} takes 'id' that nothing probes",
            PageShape.Gaps(shapes, new Dictionary<string, KnownPage> { ["GET /leaky/{id}"] = new() }));
        Assert.Equal(["act", "withdraw-*"],
            PageShape.FormsOf("""<form @formname="act"> <form method="post" @formname="@($"withdraw-{row.Id:N}")">"""));
        var forms = new PageShape("/people", [], ["act"]);
        Assert.Contains("/people answers the form 'act' that nothing probes", PageShape.Gaps([forms], PageProbes.All));
    }

    // What a role may do is the same on both databases; what a question finds may not be. So the second one is asked by the widest
    // role, one of a unit and the narrowest.
    private static Role[] Roles(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite ? Enum.GetValues<Role>() : [Role.Administrator, Role.UnitManager, Role.Clerk];

    private static bool IsPost(string name) => name.StartsWith("POST ", StringComparison.Ordinal);

    private static string Handler(KnownForm form, Town town) =>
        PageVisit.Handler(form, form.RowOf is { } row ? town.Own(row) : PageVisit.Missing);

    // Sessions note when they were last seen: only how many there are may not change.
    private static async Task<string> Rows(Site site)
    {
        var hash = await site.With(services => TableHash.Of(services.GetRequiredService<Db>()));
        return string.Join('\n', hash.Split('\n').Select(line =>
            line.StartsWith("sessions ", StringComparison.Ordinal) ? line[..line.LastIndexOf(' ')] + " ?" : line));
    }
}
