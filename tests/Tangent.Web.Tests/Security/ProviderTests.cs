using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Security;

/// <summary>Sign-in through an identity provider, and the attacks on it.</summary>
public sealed class ProviderTests
{
    private const string Refused = "was not accepted", Over = "Begin again", Unknown = "Nobody is registered here";

    [Theory, OnBothDatabases]
    public async Task The_first_sign_in_by_a_verified_address_links_and_later_ones_go_by_the_link(DatabaseProvider database)
    {
        await using var stage = await ProviderStage.Set(database: await House.Empty(database));
        var account = await stage.Know("zoe@example.com");
        using (var browser = stage.Browser())
        {
            var landed = await stage.Enter(browser, "/units?q=%E6%9D%AD");
            Assert.Equal("/units?q=%E6%9D%AD", landed);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/units")).StatusCode);
        }
        var question = stage.Provider.Questions.Single();
        Assert.Equal(("code", "S256", "openid profile email"), (question["response_type"], question["code_challenge_method"], question["scope"]));
        Assert.Equal($"{stage.Site.Url.ToString().TrimEnd('/')}/sign-in/provider/answer", question["redirect_uri"]);
        Assert.Equal(["signin.provider-linked", "signin.signed-in"], await stage.Acts(account));

        // The address is another one now, the person is the same.
        (stage.Provider.Person["email"], stage.Provider.Person["email_verified"]) = ("new@example.com", false);
        using var later = stage.Browser();
        await stage.Enter(later);
        Assert.Equal(2, await stage.Sessions(account));
        Assert.NotEqual(stage.Provider.Questions[0]["nonce"], stage.Provider.Questions[1]["nonce"]);
    }

    [Theory, OnBothDatabases]
    public async Task An_open_invitation_to_the_verified_address_becomes_an_account_without_a_password(DatabaseProvider database)
    {
        await using var stage = await ProviderStage.Set(database: await House.Empty(database));
        var root = await stage.Site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(unit => unit.Id).SingleAsync());
        var who = Actor.LocalOperator("tests");
        await stage.Site.With(services => services.GetRequiredService<InvitePerson>().Run(who, new("Zoe@Example.com", Role.Analyst, root), default));
        (stage.Provider.Person["email"], stage.Provider.Person["name"]) = ("zoe@example.com", "Zoe Miller");

        using var browser = stage.Browser();
        await stage.Enter(browser);
        Assert.Contains("Zoe Miller", (await browser.Page("/account")).Body!.InnerHtml, StringComparison.Ordinal);
        var made = await stage.Site.With(services => services.GetRequiredService<Db>().Users.SingleAsync());
        Assert.Null(made.PasswordHash);
        Assert.Equal(["signin.invitation-accepted", "signin.provider-linked", "signin.signed-in"], await stage.Acts(made.Id));
    }

    [Fact]
    public async Task An_unverified_or_unknown_address_a_closed_account_and_a_second_owner_of_an_address_stay_out()
    {
        await using var stage = await ProviderStage.Set();
        var account = await stage.Know("zoe@example.com");
        foreach (object isVerified in new object[] { false, "no" })
        {
            stage.Provider.Person["email_verified"] = isVerified;
            await stage.IsRefused(Unknown);
        }
        stage.Provider.Person.Remove("email_verified");
        await stage.IsRefused(Unknown);
        stage.Provider.Person["email_verified"] = true;
        stage.Provider.Person["email"] = "nobody@example.com";
        await stage.IsRefused(Unknown);
        Assert.Equal(0, await stage.Links());

        stage.Provider.Person["email"] = "zoe@example.com";
        using var browser = stage.Browser();
        await stage.Enter(browser);
        stage.Provider.Person["sub"] = "p-2";
        await stage.IsRefused(Unknown);
        stage.Provider.Person["sub"] = "p-1";
        await stage.Close(account);
        await stage.IsRefused(Unknown);
        Assert.Equal(1, await stage.Links());
    }

    public static TheoryData<string, string> Lies => new()
    {
        { "nonce", "another" }, { "nonce", "" }, { "aud", "somebody else" }, { "iss", "http://127.0.0.1:1" }, { "exp", "past" },
        { "exp", "" }, { "azp", "somebody else" }, { "sub", "" },
    };

    [Theory, MemberData(nameof(Lies))]
    public async Task A_token_that_lies_is_refused(string claim, string lie)
    {
        await using var stage = await ProviderStage.Set();
        await stage.Know("zoe@example.com");
        stage.Provider.Lie = claims =>
        {
            if (lie.Length == 0) claims.Remove(claim);
            else claims[claim] = lie == "past" ? TimeProvider.System.GetUtcNow().AddMinutes(-10).ToUnixTimeSeconds() : lie;
        };
        await stage.IsRefused(claim == "sub" ? Unknown : Refused);
        stage.Provider.Lie = _ => { };
        using var browser = stage.Browser();
        await stage.Enter(browser);
    }

    [Fact]
    public async Task A_token_without_signature_with_a_strange_key_or_with_our_own_secret_is_refused()
    {
        await using var stage = await ProviderStage.Set();
        await stage.Know("zoe@example.com");
        stage.Provider.Forge = token => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";
        await stage.IsRefused(Refused);
        stage.Provider.Forge = token => token[..^6] + (token.EndsWith("AAAAAA", StringComparison.Ordinal) ? "BBBBBB" : "AAAAAA");
        await stage.IsRefused(Refused);
        stage.Provider.Forge = token =>
        {
            var text = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{token.Split('.')[1]}";
            var mark = System.Security.Cryptography.HMACSHA256.HashData(Encoding.UTF8.GetBytes(FakeProvider.Secret), Encoding.ASCII.GetBytes(text));
            return $"{text}.{WebEncoders.Base64UrlEncode(mark)}";
        };
        await stage.IsRefused(Refused);
        Assert.Equal(0, await stage.Links());

        static string Encode(string text) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public async Task An_answer_to_another_browsers_question_a_changed_state_and_a_second_use_are_refused()
    {
        await using var stage = await ProviderStage.Set();
        await stage.Know("zoe@example.com");
        using var victim = stage.Browser();
        using var attacker = stage.Browser();
        var answer = await stage.Ask(attacker, "/");
        Assert.Contains(Over, await ProviderStage.Words(victim, answer), StringComparison.Ordinal);
        var state = QueryHelpers.ParseQuery(new Uri(answer).Query)["state"].ToString();
        Assert.Contains(Over, await ProviderStage.Words(attacker, answer.Replace(state, state[..^4] + "AAAA")), StringComparison.Ordinal);
        Assert.Contains(Over, await ProviderStage.Words(attacker, answer.Replace("state=", "stat=")), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await attacker.GetAsync(answer)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await attacker.GetAsync("/account")).StatusCode);
        Assert.Contains(Over, await ProviderStage.Words(attacker, answer), StringComparison.Ordinal);

        using var slow = stage.Browser();
        var late = await stage.Ask(slow, "/");
        stage.Site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains(Over, await ProviderStage.Words(slow, late), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task A_way_back_leads_only_into_this_site(string back)
    {
        await using var stage = await ProviderStage.Set();
        await stage.Know("zoe@example.com");
        using var browser = stage.Browser();
        Assert.Equal("/", await stage.Enter(browser, back));
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_not_taken_over()
    {
        await using var stage = await ProviderStage.Set();
        var account = await stage.Know("zoe@example.com");
        var cookies = new CookieContainer();
        cookies.Add(new Cookie("tangent-session", "AAAAAAAAAAAAAAAAAAAAAA.planted", "/", stage.Site.Url.Host));
        using var browser = stage.Browser(cookies);
        await stage.Enter(browser);
        var cookie = cookies.GetCookies(stage.Site.Url)["tangent-session"]!.Value;
        Assert.DoesNotContain("planted", cookie, StringComparison.Ordinal);
        Assert.Equal(1, await stage.Sessions(account));
    }

    [Theory]
    [InlineData("en", "cannot be reached", "was cancelled")]
    [InlineData("zh-CN", "暂时无法连接", "取消登录")]
    public async Task A_provider_that_is_down_stops_no_start_and_a_cancel_is_told(string language, string down, string cancelled)
    {
        await using var stage = await ProviderStage.Set(language: language);
        stage.Provider.Error = "access_denied";
        await stage.IsRefused(cancelled);
        stage.Provider.Error = "server_error";
        await stage.IsRefused(language == "en" ? Refused : "未通过校验");

        await using var alone = await Site.Start(settings =>
        {
            stage.Provider.Use(settings);
            settings.OpenIdConnect.Authority = "http://127.0.0.1:1";
        });
        using var visitor = alone.Visitor();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        Assert.Contains("River ID", (await visitor.Page("/sign-in")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await visitor.GetAsync("/sign-in/provider")).Headers.Location!.ToString());
        Assert.Contains(down, (await visitor.Page("/sign-in")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_key_of_the_provider_is_fetched()
    {
        await using var stage = await ProviderStage.Set();
        await stage.Know("zoe@example.com");
        using var before = stage.Browser();
        await stage.Enter(before);
        stage.Provider.ChangeKey();
        using var after = stage.Browser();
        await stage.Enter(after);
    }

    [Fact]
    public async Task Without_the_setting_there_is_no_such_way()
    {
        await using var site = await Site.Start();
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sign-in/provider")).StatusCode);
        Assert.DoesNotContain("/sign-in/provider", (await visitor.Page("/sign-in")).Body!.InnerHtml, StringComparison.Ordinal);
    }
}
