using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.SigningIn;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Web.Tests.Security;

[Collection("site")]
public sealed class SignInTests(SharedSite shared)
{
    private const string Password = "a calm green river";
    private readonly Site site = shared.Site;

    [Fact]
    public async Task The_right_password_opens_the_page_that_was_asked_for()
    {
        var email = await Person();
        using var browser = site.Visitor();
        var answer = await SignIn(browser, email, Password, "/sign-in?return=%2Ftouchpoints");

        Assert.Equal("/touchpoints", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/touchpoints")).StatusCode);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        var email = await Person();
        using var browser = site.Visitor();
        var answer = await SignIn(browser, email, Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("tangent-session=", StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task S23_known_unknown_resting_and_deactivated_get_the_same_answer_in_the_same_time_band()
    {
        var known = await Person();
        var deactivated = await Person();
        await Change(db => db.Users.Where(one => one.Email == deactivated).ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.DeactivatedUtc, site.Clock.GetUtcNow().UtcDateTime)));
        var resting = await Person();
        for (int i = 0; i < 5; i++) await SignIn(site.Visitor(), resting, "wrong " + i);

        await Measure("warm-up@example.com");
        var answers = new List<(string Words, double Milliseconds)>();
        foreach (var email in new[] { known, "nobody@example.com", deactivated, resting }) answers.Add(await Measure(email));

        Assert.Single(answers.Select(one => one.Words).Distinct());
        // One hashing costs far more than all the rest: without it an answer would be several times faster.
        Assert.InRange(answers.Max(one => one.Milliseconds) / answers.Min(one => one.Milliseconds), 1, 4);
    }

    [Fact]
    public async Task Five_wrong_passwords_make_the_account_rest_even_for_the_right_one()
    {
        var email = await Person();
        for (int i = 0; i < 5; i++) await SignIn(site.Visitor(), email, "wrong " + i);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(site.Visitor(), email, Password)).StatusCode);

        await Change(db => db.Users.Where(one => one.Email == email).ExecuteUpdateAsync(row =>
            row.SetProperty(one => one.LockoutEnd, site.Clock.GetUtcNow().AddMinutes(-1))));
        Assert.Equal(HttpStatusCode.Redirect, (await SignIn(site.Visitor(), email, Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_all_at_once_count_one_by_one()
    {
        var email = await Person();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SignIn(site.Visitor(), email, "guess " + i)));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(site.Visitor(), email, Password)).StatusCode);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var email = await Person();
        using var browser = site.Visitor();
        var answer = await browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["Sent.Email"] = email,
            ["Sent.Password"] = Password,
        }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var set)
            && set.Any(one => one.StartsWith("tangent-session", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        var email = await Person();
        var cookies = new CookieContainer();
        using var browser = site.Visitor(cookies);
        await SignIn(browser, email, Password);
        var kept = cookies.GetCookies(site.Url).Single(one => one.Name == "tangent-session").Value;

        var page = await browser.Page("/account");
        var token = page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.PostAsync("/sign-out", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        var thief = new CookieContainer();
        thief.Add(new Cookie("tangent-session", kept, "/", site.Url.Host));
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visitor(thief).GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task S25_who_has_codes_is_asked_for_one_and_no_code_opens_twice()
    {
        var (email, secret, recovery) = await PersonWithCodes();
        using var browser = site.Visitor();
        var second = await (await SignIn(browser, email, Password)).Page();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).StatusCode);

        site.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = Totp.Code(secret, site.Clock.GetUtcNow());
        var entered = await browser.Submit("/sign-in", second, "code", ("Second.Code", code));
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).StatusCode);

        var again = site.Visitor();
        var secondAgain = await (await SignIn(again, email, Password)).Page();
        Assert.Equal(HttpStatusCode.OK, (await again.Submit("/sign-in", secondAgain, "code", ("Second.Code", code))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect,
            (await again.Submit("/sign-in", secondAgain, "code", ("Second.Code", recovery))).StatusCode);

        var third = site.Visitor();
        var secondThird = await (await SignIn(third, email, Password)).Page();
        Assert.Equal(HttpStatusCode.OK,
            (await third.Submit("/sign-in", secondThird, "code", ("Second.Code", recovery))).StatusCode);
    }

    [Fact]
    public async Task S25_codes_cannot_be_set_up_again_in_silence()
    {
        var account = await site.AddAccount(Role.Clerk, password: Password);
        using var browser = await site.SignedIn(account);
        var (secret, _) = await Enrol(browser);
        var who = new Actor(account, "Somebody", Door.Page, "127.0.0.1", [new(Role.Clerk, UnitPath.Root)]);

        var start = await site.With(services =>
            services.GetRequiredService<StartCodes>().Run(who, new(Password), CancellationToken.None));
        Assert.Equal("signin.codes-on", start.Failure!.Problems[0].Code);
        var confirm = await site.With(services => services.GetRequiredService<ConfirmCodes>()
            .Run(who, new(Totp.Code(secret, site.Clock.GetUtcNow())), CancellationToken.None));
        Assert.Equal("signin.codes-on", confirm.Failure!.Problems[0].Code);
        var remove = await site.With(services =>
            services.GetRequiredService<RemoveCodes>().Run(who, new(Password, "000000"), CancellationToken.None));
        Assert.Equal("signin.code-wrong", remove.Failure!.Problems[0].Code);
    }

    [Fact]
    public async Task A_new_password_signs_out_the_other_browsers()
    {
        var account = await site.AddAccount(Role.Clerk, password: Password);
        using var here = await site.SignedIn(account);
        using var there = await site.SignedIn(account);
        var changed = await here.Submit("/account", "password",
            ("Passwords.Current", Password), ("Passwords.Password", "another calm river"));

        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/account")).StatusCode);
    }

    [Fact]
    public async Task Every_try_leaves_an_audit_entry_without_the_whole_address()
    {
        var email = await Person();
        const string unknown = "nobody.there@example.com";
        await SignIn(site.Visitor(), email, "wrong");
        await SignIn(site.Visitor(), unknown, "wrong");
        var id = await site.With(services => services.GetRequiredService<Db>().Users
            .Where(account => account.Email == email).Select(account => account.Id).SingleAsync());
        var entries = await site.With(services => services.GetRequiredService<Db>().AuditEntries
            .Where(entry => entry.Act == "signin.failed").ToListAsync());

        Assert.Contains(entries, entry => entry.ObjectId == id.ToString() && entry.ObjectName is null);
        Assert.Contains(entries, entry => entry.ObjectName == Masking.Email(unknown));
        Assert.DoesNotContain(entries, entry => $"{entry.ObjectName}{entry.Before}{entry.After}" is var text
            && (text.Contains(email, StringComparison.Ordinal) || text.Contains(unknown, StringComparison.Ordinal)));
    }

    private async Task<string> Person()
    {
        var account = await site.AddAccount(Role.Clerk, password: Password);
        return await site.With(services =>
            services.GetRequiredService<Db>().Users.Where(one => one.Id == account).Select(one => one.Email!).SingleAsync());
    }

    private async Task<(string Email, string Secret, string Recovery)> PersonWithCodes()
    {
        var email = await Person();
        var account = await site.With(services =>
            services.GetRequiredService<Db>().Users.Where(one => one.Email == email).Select(one => one.Id).SingleAsync());
        using var browser = await site.SignedIn(account);
        var (secret, recovery) = await Enrol(browser);
        return (email, secret, recovery);
    }

    private async Task<(string Secret, string Recovery)> Enrol(HttpClient browser)
    {
        var setup = await (await browser.Submit("/account", "codes-start", ("Starting.Password", Password))).Page();
        var secret = setup.QuerySelector("#code-secret")!.TextContent;
        var done = await (await browser.Submit("/account", setup, "codes-confirm",
            ("Confirming.Code", Totp.Code(secret, site.Clock.GetUtcNow())))).Page();
        return (secret, done.QuerySelector("#recovery-codes li")!.TextContent);
    }

    private async Task<(string Words, double Milliseconds)> Measure(string email)
    {
        using var browser = site.Visitor();
        var page = await browser.Page("/sign-in");
        var started = TimeProvider.System.GetTimestamp();
        var answer = await browser.Submit("/sign-in", page, "sign-in", ("Sent.Email", email), ("Sent.Password", "not this one"));
        var spent = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var text = (await answer.Page()).Body!.TextContent;
        return (Regex.Replace(text, @"\s+", " "), spent);
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient browser, string email, string password, string path = "/sign-in") =>
        browser.Submit(path, "sign-in", ("Sent.Email", email), ("Sent.Password", password));

    private Task<int> Change(Func<Db, Task<int>> change) => site.With(services => change(services.GetRequiredService<Db>()));
}
