using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Tests.Security;

/// <summary>A site that does wrong what the probe looks for, beside one door that does it right.</summary>
static class LeakyPages
{
    public static readonly PageId Id = new("id", Target.Unit);
    public static readonly KnownPage Known = new() { Ids = [Id], Forms = [new("act")] };

    public static async Task<WebApplication> Start(Guid foreign)
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.Urls.Add("http://127.0.0.1:0");
        const string Form = """<input name="__RequestVerificationToken" value="x">""";
        app.MapGet("/account", () => Results.Content(Form, "text/html"));
        app.MapGet("/leaky/{id}", (string id) =>
            Results.Text(id == $"{foreign}" ? "not yours" : "nothing", statusCode: 404));
        app.MapPost("/leaky/{id}", (string id) =>
            id == $"{foreign}" ? Results.LocalRedirect("/done") : Results.NotFound());
        app.MapGet("/kind/{id}", (string id) => Results.Text($"{id} is nothing", statusCode: 404));
        app.MapPost("/kind/{id}", (string id) => Results.Text($"{id} is nothing", statusCode: 404));
        await app.StartAsync();
        return app;
    }
}
