using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Signals;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Own;

/// <summary>The customers' own pages from outside: links, codes, what is told and what is not.</summary>
public sealed class OwnPageTests
{
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}} javascript:alert(3)";

    [Fact]
    public async Task The_thank_you_page_gives_a_link_that_opens_by_a_press_and_not_by_itself()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        var link = await Complain(visitor, "等了一个小时", "");

        using var looked = await visitor.GetAsync(link);
        Assert.Equal(0, await site.With(services => services.GetRequiredService<Db>().OwnVisits.CountAsync()));
        Assert.Equal(("no-referrer", true), (looked.Headers.GetValues("Referrer-Policy").Single(), looked.Headers.CacheControl!.NoStore));
        using var pressed = await visitor.Submit(link, "open");
        var cookie = Assert.Single(pressed.Headers.GetValues("Set-Cookie"), one => one.StartsWith("tangent-own=", StringComparison.Ordinal));
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/my", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("max-age=1800", cookie, StringComparison.OrdinalIgnoreCase);

        var page = await visitor.Page(pressed.Headers.Location!.OriginalString);
        Assert.Contains("等了一个小时", page.Body!.TextContent, StringComparison.Ordinal);   // nobody is known: whoever holds the link said it
        await LeaveIt(visitor, pressed.Headers.Location!.OriginalString);
        using var after = await visitor.GetAsync(pressed.Headers.Location!.OriginalString);
        Assert.Equal("/my", after.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task The_door_says_the_same_whoever_is_typed_and_a_number_without_a_cookie_is_missing()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        await Complain(visitor, "等了一个小时", "13812342716");
        var number = await site.With(services => services.GetRequiredService<Db>().Voices.Select(v => v.Number).SingleAsync());
        var seen = new List<string>();
        foreach (var typed in new[] { "13812342716", "13912342716", number, "2607-4831-5520", "nobody@example.com" })
        {
            using var asked = await visitor.Submit("/my", "ask", ("Asked.Typed", typed));
            seen.Add(Regex.Replace(await asked.Content.ReadAsStringAsync(), @"value=""[^""]*""", "#"));
        }
        Assert.Single(seen.Distinct());
        var missing = new List<string>();
        foreach (var one in new[] { number, "260748315520", "x", "%3Cscript%3E" })
        {
            using var answer = await visitor.GetAsync($"/my/{one}");
            missing.Add($"{answer.StatusCode} {answer.Headers.Location}");
        }
        Assert.Equal("Found /my", Assert.Single(missing.Distinct()));
    }

    [Fact]
    public async Task S5_hostile_words_on_the_own_page_are_text_for_the_customer_and_for_staff()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        await Complain(visitor, Hostile, "13812342716");
        var (id, number) = await Case(site);
        await Come(site, visitor, number);
        using var wrote = await visitor.Submit($"/my/{number}", "write", ("Written.Words", Hostile));
        Assert.Equal(HttpStatusCode.Redirect, wrote.StatusCode);

        using var director = await site.SignedIn(Role.Director);
        foreach (var html in new[] { await visitor.GetStringAsync($"/my/{number}"), await director.GetStringAsync($"/cases/{id}") })
        {
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.Contains("&lt;script&gt;alert", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_pages_are_small_need_no_script_and_come_in_large_print()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        await Complain(visitor, "等了一个小时", "13812342716");
        var (_, number) = await Case(site);
        await Come(site, visitor, null);
        foreach (var path in new[] { "/my", $"/my/{number}" })
        {
            var html = await visitor.GetStringAsync(path);
            var page = await visitor.Page(path);
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.NotNull(page.QuerySelector("html.big, html:not(.big)"));
            int bytes = Encoding.UTF8.GetByteCount(html);
            foreach (var style in page.QuerySelectorAll("link[rel=stylesheet]"))
                bytes += (await visitor.GetByteArrayAsync(style.GetAttribute("href"))).Length;
            Assert.InRange(bytes, 1, 36 * 1024);
        }
        using var wish = await visitor.Submit("/my", "wish", ("Wished.Wish", "way:Sms:no"));
        Assert.Equal(1, await site.With(services => services.GetRequiredService<Db>().CustomerOptOuts.CountAsync()));
    }

    private static async Task LeaveIt(HttpClient visitor, string path)
    {
        using var left = await visitor.Submit(path, "leave");
        Assert.Equal("/my", left.Headers.Location?.OriginalString);
    }

    private static async Task<string> Complain(HttpClient visitor, string words, string contact)
    {
        using var first = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Complaint"), ("Said.Words", words));
        using var sent = await visitor.Submit("/tell-us", await first.Page(), "send", ("Sent.Contact", contact));
        return (await sent.Page()).QuerySelector("a[href^='/my/open/']")!.GetAttribute("href")!;
    }

    private static Task<(Guid Id, string Number)> Case(Site site) => site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        var voice = await db.Voices.SingleAsync();
        await services.GetRequiredService<FollowSigns>().Handle(
            new ComplaintReceived(voice.Id, voice.Number, voice.UnitId, voice.ReceivedUtc, voice.DueUtc), Guid.Empty, default);
        var opened = await db.RecoveryCases.SingleAsync();
        return (opened.Id, opened.Number);
    });

    // As a code would let the customer in.
    private static async Task Come(Site site, HttpClient visitor, string? number)
    {
        var secret = await site.With(async services =>
        {
            var db = services.GetRequiredService<Db>();
            var customer = await db.RecoveryCases.Select(c => c.Customer).SingleAsync();
            var added = services.GetRequiredService<OwnVisitors>().Add(number, customer, isSure: true);
            await db.SaveChangesAsync();
            return added;
        });
        visitor.DefaultRequestHeaders.Add("Cookie", $"tangent-own={secret}");
    }
}
