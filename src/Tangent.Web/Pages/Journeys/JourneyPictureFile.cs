using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters.Journeys;
using Tangent.Web.Api;
using Tangent.Web.Charts;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Journeys;

/// <summary>The map of journeys as a picture to take away: the same address as the page's, with <c>/picture</c>.</summary>
static class JourneyPictureFile
{
    public const string Path = "/journeys/picture";

    public static void MapJourneyPicture(this IEndpointRouteBuilder app) => app.MapGet(Path, async (HttpContext http, ExploreJourneys explore,
        CurrentActor current, Words.Words words, ProblemWords problems, TimeProvider clock, CancellationToken stop) =>
    {
        var state = PageState.Of(http);
        var map = await explore.Run(current.Who, new(JourneyState.Filter(state, clock.GetUtcNow()), 0, IsTakenAway: true,
            IsJudged: JourneyState.Member<JourneyLens>(state[JourneyState.Lens]) == JourneyLens.Score), stop);
        if (map.Failure is { } failure) return failure.ToProblem(http, problems);
        return Results.File(PictureFile.Of(new JourneyPicture(map.Value, state, words, isFile: true).Draw().Svg), "image/svg+xml", "journeys.svg");
    }).RequireAuthorization("signed-in").ExcludeFromDescription();
}
