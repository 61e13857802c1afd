using System.Net;
using System.Net.Http.Headers;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>S21: each door has its own limit, and no header makes one address look like many.</summary>
public sealed class RateTests
{
    private const int Limit = 12;

    [Theory]
    [InlineData("/s/nothing")]
    [InlineData("/k/nothing")]
    public async Task S21_answers_of_one_address_are_bounded_whatever_keys_it_makes_up_and_other_pages_stay_open(string path)
    {
        await using var site = await Site.Start(settings => settings.Limits.AnswersPerMinute = Limit);
        var answers = await Ask(site, path, Limit + 3);

        Assert.All(answers[..Limit], answer => Assert.NotEqual(HttpStatusCode.TooManyRequests, answer));
        Assert.All(answers[Limit..], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer));
        Assert.All(await Ask(site, "/sign-in", 3), answer => Assert.Equal(HttpStatusCode.OK, answer));
    }

    [Fact]
    public async Task S21_pages_count_the_address_not_the_key_that_it_makes_up()
    {
        await using var site = await Site.Start(settings => settings.Limits.RequestsPerMinute = Limit);
        var answers = await Ask(site, "/sign-in", Limit + 1);
        Assert.Equal(HttpStatusCode.OK, answers[Limit - 1]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[Limit]);
    }

    [Fact]
    public async Task S21_who_makes_up_keys_is_soon_counted_by_address_and_who_has_one_by_the_key()
    {
        const int Tries = 5;
        await using var site = await Site.Start(settings =>
            (settings.Limits.RequestsPerMinute, settings.Limits.SignInTriesPerMinute, settings.Limits.ApiRequestsPerMinute) = (Limit, Tries, 40));
        using (var known = await site.WithApiKey(Role.Analyst))
            for (int i = 0; i < 30; i++) Assert.Equal(HttpStatusCode.OK, (await known.GetAsync("/api/v1/touchpoints")).StatusCode);

        var answers = await Ask(site, "/api/v1/touchpoints", Tries + Limit + 1);

        Assert.All(answers[..^1], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    private static async Task<List<HttpStatusCode>> Ask(Site site, string path, int times)
    {
        using var visitor = site.Visitor();
        var answers = new List<HttpStatusCode>();
        for (int i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"made-up-{i}");
            using var answer = await visitor.SendAsync(request);
            answers.Add(answer.StatusCode);
        }
        return answers;
    }
}
