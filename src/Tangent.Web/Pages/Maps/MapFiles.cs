using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Insights;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Web.Api;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Blueprints;
using Tangent.Web.Pages.Insights;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Maps;

/// <summary>A journey map to take away: as a document, as a picture.</summary>
static class MapFiles
{
    public static void MapJourneyMapFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/journey-maps/{id:guid}").RequireAuthorization("signed-in").ExcludeFromDescription();
        files.MapGet("/json", (HttpContext http, ExportJourneyMap act, CurrentActor current, ProblemWords problems, Guid id, int? version,
            CancellationToken stop) => File(http, act, current, problems, new(id, version, "json"), "application/json",
            document => Encoding.UTF8.GetBytes(MapCodec.Write(document)), stop));
        files.MapGet("/picture", async (HttpContext http, ExportJourneyMap act, AskJourneyMap ask, CurrentActor current, ProblemWords problems,
            Words.Words words, TimeProvider clock, Guid id, int? version, CancellationToken stop) =>
        {
            var live = await ask.Run(current.Who, new(id, version, BlueprintText.Journeys(PageState.Of(http), clock.GetUtcNow()), InsightView.Patience), stop);
            return await File(http, act, current, problems, new(id, version, "svg"), "image/svg+xml", document => PictureFile.Of(new MapPicture(document,
                new MapCurve(document, words, live.Failure is null && live.Value.Journeys > 0 ? live.Value : null), words).Draw()), stop);
        });
    }

    private static async Task<IResult> File(HttpContext http, ExportJourneyMap act, CurrentActor current, ProblemWords problems,
        ExportJourneyMap.Request request, string type, Func<MapDocument, byte[]> write, CancellationToken stop)
    {
        var taken = await act.Run(current.Who, request, stop);
        return taken.Failure is { } failure ? failure.ToProblem(http, problems)
            : Results.File(write(taken.Value), type, $"journey-map.{request.Form}");
    }
}
