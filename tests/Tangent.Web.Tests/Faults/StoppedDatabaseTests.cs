using System.Net;
using System.Text.Json;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>PostgreSQL stops in the middle: people get a page, programs a problem, and work goes on when it is back.</summary>
public sealed class StoppedDatabaseTests
{
    [Fact]
    public async Task Page_and_api_say_it_in_the_readers_language_and_go_on_when_it_is_back()
    {
        Assert.SkipWhen(PostgresCluster.WhyAbsent is not null, PostgresCluster.WhyAbsent ?? "");
        var cluster = await PostgresCluster.Start();
        try
        {
            await cluster.Run("create database stopped");
            await using var site = await Site.Start(database: new DatabaseSettings
            {
                Provider = DatabaseProvider.Postgres,
                Folder = Directory.CreateTempSubdirectory("tangent-test-").FullName,
                Connection = cluster.Connection("stopped"),
            });
            var administrator = await site.SignedIn(Role.Administrator);
            administrator.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
            var program = await site.WithApiKey(Role.Director);
            program.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/installation")).StatusCode);

            await cluster.Kill();
            await SaysTrouble(await administrator.GetAsync("/installation"), "无法连接数据库服务器，未作任何修改。");
            await SaysProblem(await program.GetAsync("/api/v1/touchpoints"), "The database server cannot be reached. Nothing was changed.");

            await cluster.Resume();
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync("/installation")).StatusCode);
        }
        finally
        {
            await cluster.Delete();
        }
    }

    private static async Task SaysTrouble(HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("5", answer.Headers.GetValues("Retry-After").Single());
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains(words, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private static async Task SaysProblem(HttpResponseMessage answer, string words)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(("storage.unreachable", words), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
    }
}
