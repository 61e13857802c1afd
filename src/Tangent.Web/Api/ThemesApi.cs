using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Themes;
using Tangent.Domain.Feedback;

namespace Tangent.Web.Api;

/// <summary>The themes that comments are read for.</summary>
public static class ThemesApi
{
    public static void MapThemes(this IEndpointRouteBuilder api)
    {
        var themes = api.MapGroup("/comment-themes").WithTags("Feedback").RequireAuthorization("api");
        themes.MapGet("", List).Produces<CommentTheme[]>();
        themes.MapPost("", Keep).Accepts<KeepTheme.Request>("application/json").Produces<CommentTheme>();
    }

    /// <summary>List the themes of comments with their words and switches: the shipped ones and the own ones.</summary>
    public static async Task<IResult> List(ListThemes act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, stop), theme => theme);

    /// <summary>Add a theme, change its names, words or switch, or bring a shipped one back; the same again changes nothing.</summary>
    public static Task<IResult> Keep(ApiBody<KeepTheme.Request> body, KeepTheme act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked, stop), theme => theme);
}
