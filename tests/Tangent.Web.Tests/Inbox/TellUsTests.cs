using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.Web.Tests.Inbox;

/// <summary>A customer without an account says something: two steps, a number, and nothing to find out.</summary>
public sealed class TellUsTests
{
    [Fact]
    public async Task A_complaint_takes_two_steps_has_a_number_at_once_and_sent_twice_it_is_one()
    {
        await using var site = await Site.Start();
        var hall = await site.AddUnit(code: "H7");
        using var visitor = site.Visitor();

        using var first = await visitor.Submit("/tell-us?unit=h7&at=none", "say", ("Said.Kind", "Complaint"), ("Said.Words", "等了一个小时\r\n没人理"));
        var second = await first.Page();
        Assert.NotNull(second.QuerySelector("details p"));
        using var sent = await visitor.Submit("/tell-us?unit=h7&at=none", second, "send", ("Sent.Contact", "138 1234 2716"), ("Sent.Address", "周女士"));
        var number = VoiceNumber.Read((await sent.Page()).QuerySelector(".tg-number")!.TextContent.Trim());
        using var again = await visitor.Submit("/tell-us?unit=h7&at=none", second, "send", ("Sent.Contact", "138 1234 2716"));

        var voice = await site.With(services => services.GetRequiredService<Db>().Voices.SingleAsync());
        Assert.Equal((number, hall, "等了一个小时\n没人理", TestedNotice), (voice.Number, voice.UnitId, voice.Words, voice.Notice));
        Assert.NotNull(voice.Customer);
        Assert.Contains(VoiceNumber.Shown(number!), (await again.Page()).Body!.TextContent);
    }

    [Fact]
    public async Task Who_is_known_and_who_is_not_get_the_same_answer_and_a_wrong_contact_is_named()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        var seen = new List<string>();
        foreach (string contact in new[] { "13812342716", "13812342716", "13912342716", "" })
            seen.Add(System.Text.RegularExpressions.Regex.Replace(await Send(visitor, contact), @"\d{4}-\d{4}-\d{4}|value=""[^""]*""|/my/open/\w+", "#"));
        Assert.Single(seen.Distinct());
        Assert.Contains("tg-problems", await Send(visitor, "not a number"));
        Assert.Equal(4, await site.With(services => services.GetRequiredService<Db>().Voices.CountAsync()));
        Assert.Equal(2, await site.With(services => services.GetRequiredService<Db>().CustomerIdentifiers.CountAsync()));
    }

    [Fact]
    public async Task The_page_with_its_style_is_small_and_needs_no_script()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        var html = await visitor.GetStringAsync("/tell-us");
        var page = await visitor.Page("/tell-us");
        Assert.Empty(page.QuerySelectorAll("script"));
        int bytes = Encoding.UTF8.GetByteCount(html);
        foreach (var style in page.QuerySelectorAll("link[rel=stylesheet]"))
            bytes += (await visitor.GetByteArrayAsync(style.GetAttribute("href"))).Length;
        Assert.InRange(bytes, 1, 30 * 1024);
    }

    [Fact]
    public async Task One_address_speaks_so_often_and_not_more_often()
    {
        await using var site = await Site.Start(settings => settings.Limits.VoicesPerMinute = 1);
        using var visitor = site.Visitor();
        await Send(visitor, "");
        using var refused = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Praise"), ("Said.Words", "好"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
    }

    [Fact]
    public async Task S5_hostile_words_stand_in_every_page_as_text_alone()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}} =1+1 \u202Eevil";
        using var first = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Complaint"), ("Said.Words", Hostile));
        Assert.True(first.StatusCode == HttpStatusCode.OK, $"{first.StatusCode}: {(await first.Page()).Problems()}");
        using var sent = await visitor.Submit("/tell-us", await first.Page(), "send", ("Sent.Address", "<b>x</b>"));
        var id = await site.With(services => services.GetRequiredService<Db>().Voices.Select(v => v.Id).SingleAsync());
        using var director = await site.SignedIn(Role.Director);
        foreach (var path in new[] { "/inbox", $"/inbox/{id}", $"/inbox/{id}/give", $"/inbox/end?ids={id}" })
        {
            var html = await director.GetStringAsync(path);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<b>x</b>", html, StringComparison.Ordinal);
            Assert.DoesNotContain('\u202E', html);
        }
        using var none = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Complaint"), ("Said.Words", "a\0b"));
        Assert.True(none.StatusCode < HttpStatusCode.InternalServerError, $"{none.StatusCode}");
        using var huge = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Complaint"), ("Said.Words", new string('x', 1 << 20)));
        Assert.True(huge.StatusCode < HttpStatusCode.InternalServerError, $"{huge.StatusCode}");
        Assert.Equal(1, await site.With(services => services.GetRequiredService<Db>().Voices.CountAsync()));
    }

    private const int TestedNotice = 1;

    private static async Task<string> Send(HttpClient visitor, string contact)
    {
        using var first = await visitor.Submit("/tell-us", "say", ("Said.Kind", "Suggestion"), ("Said.Words", "建议多开窗口"));
        using var sent = await visitor.Submit("/tell-us", await first.Page(), "send", ("Sent.Contact", contact));
        return await sent.Content.ReadAsStringAsync();
    }
}
