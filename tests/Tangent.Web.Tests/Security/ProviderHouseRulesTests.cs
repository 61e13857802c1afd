using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access;
using Tangent.App.Access.SigningIn;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>What the house still asks for beside the provider, and what is left when the provider is the only way in.</summary>
public sealed class ProviderHouseRulesTests
{
    private const string Password = "a calm green river";

    [Theory]
    [InlineData(null, true)]
    [InlineData("pwd", true)]
    [InlineData("mfa", false)]
    public async Task A_code_is_asked_for_unless_the_provider_says_by_the_agreed_word_that_it_has_done_so(string? amr, bool isAsked)
    {
        await using var stage = await ProviderStage.Set(settings => settings.OpenIdConnect.SecondFactorAmr = ["mfa"]);
        var account = await stage.Know("zoe@example.com");
        var secret = await TurnCodesOn(stage.Site, account);
        if (amr is not null) stage.Provider.Person["amr"] = new[] { "pwd", amr };
        using var browser = stage.Browser();
        using var landed = await browser.GetAsync(await stage.Ask(browser, "/units"));

        Assert.Equal(isAsked ? "/sign-in?return=%2Funits" : "/units", landed.Headers.Location!.ToString());
        Assert.Equal(isAsked ? 0 : 1, await stage.Sessions(account));
        if (!isAsked) return;
        stage.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await browser.Page("/sign-in?return=%2Funits");
        using var entered = await browser.Submit("/sign-in?return=%2Funits", page, "code",
            ("Second.Code", Totp.Code(secret, stage.Site.Clock.GetUtcNow())));
        Assert.Equal("/units", entered.Headers.Location!.ToString());
        Assert.Equal(1, await stage.Sessions(account));
    }

    [Fact]
    public async Task As_the_only_way_in_passwords_are_neither_shown_nor_taken_and_a_one_time_link_still_opens()
    {
        await using var stage = await ProviderStage.Set(settings => settings.OpenIdConnect.Only = true);
        var account = await stage.Know("zoe@example.com");
        using var browser = stage.Browser();
        var page = await browser.Page("/sign-in");
        Assert.Empty(page.QuerySelectorAll("input[type=password], form[data-passkey]"));
        Assert.NotNull(page.QuerySelector("a[href^='/sign-in/provider']"));

        var tried = await stage.Site.With(services => services.GetRequiredService<SignIn>()
            .Run(Actor.Nobody, new("zoe@example.com", Password, "Tests"), default));
        Assert.Equal("signin.provider-alone", tried.Failure!.Problems[0].Code);
        var shown = await stage.Site.With(services => services.GetRequiredService<SignInByPasskey>()
            .Run(Actor.Nobody, new(account, null, true, "Tests"), default));
        Assert.Equal("signin.provider-alone", shown.Failure!.Problems[0].Code);

        var link = await stage.Site.With(services => services.GetRequiredService<ResetPassword>()
            .Run(Actor.LocalOperator("tests"), new(account), default));
        using var entered = await browser.Submit($"/reset/{link.Value.Token}", "reset", ("Sent.Password", "another calm river"));
        Assert.Equal("/", entered.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task As_the_only_way_in_a_one_time_link_still_asks_for_the_code()
    {
        await using var stage = await ProviderStage.Set(settings => settings.OpenIdConnect.Only = true);
        var account = await stage.Know("zoe@example.com");
        await TurnCodesOn(stage.Site, account);
        var link = await stage.Site.With(services => services.GetRequiredService<ResetPassword>()
            .Run(Actor.LocalOperator("tests"), new(account), default));
        using var browser = stage.Browser();
        using var sent = await browser.Submit($"/reset/{link.Value.Token}", "reset", ("Sent.Password", "another calm river"));

        Assert.Equal("/sign-in", sent.Headers.Location!.ToString());
        Assert.Equal(0, await stage.Sessions(account));
        Assert.NotNull((await browser.Page("/sign-in")).QuerySelector("[name='Second.Code']"));
    }

    private static async Task<string> TurnCodesOn(Site site, Guid account)
    {
        var who = new Actor(account, "Somebody", Door.Page, "127.0.0.1", [new(Role.Clerk, UnitPath.Root)]);
        var setup = await site.With(services => services.GetRequiredService<StartCodes>().Run(who, new(Password), default));
        var on = await site.With(services => services.GetRequiredService<ConfirmCodes>()
            .Run(who, new(Totp.Code(setup.Value.Secret, site.Clock.GetUtcNow())), default));
        Assert.Null(on.Failure);
        return setup.Value.Secret;
    }
}
