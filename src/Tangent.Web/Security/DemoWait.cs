using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Demo.Published;
using Tangent.Web.Words;

namespace Tangent.Web.Security;

/// <summary>While the demo company is loaded, every request is answered by one small page that asks again by itself.</summary>
static class DemoWait
{
    private const int Seconds = 2;

    public static void UseDemoWait(this WebApplication app)
    {
        var progress = app.Services.GetRequiredService<DemoProgress>();
        var (words, problems) = (app.Services.GetRequiredService<Words.Words>(), app.Services.GetRequiredService<ProblemWords>());
        app.Use(async (http, next) =>
        {
            if (!progress.IsLoading) { await next(http); return; }

            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
            http.Response.Headers.CacheControl = "no-store";
            http.Response.ContentType = "text/html; charset=utf-8";
            var sentence = progress.Failure is { } failure ? problems.Of(failure.Problems[0]) : words["demo.loading.sentence"];
            await http.Response.WriteAsync(Page(words["demo.loading.title"], sentence, progress.Failure is null));
        });
    }

    private static string Page(string title, string sentence, bool asksAgain) => $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.Name}"><head><meta charset="utf-8">
        {(asksAgain ? $"<meta http-equiv=\"refresh\" content=\"{Seconds}\">" : "")}
        <meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body><main><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(sentence)}</p></main></body></html>
        """;
}
