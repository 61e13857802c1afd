using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Insights;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.App.Touchpoints.Blueprints.Bpmn;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Web.Api;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Insights;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Blueprints;

/// <summary>A blueprint to take away: as a document, as a flow in BPMN, as a picture with what the page's filter shows.</summary>
static class BlueprintFiles
{
    public const string Bpmn = "application/xml";

    public static void MapBlueprintFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/blueprints/{id:guid}").RequireAuthorization("signed-in").ExcludeFromDescription();
        files.MapGet("/json", (HttpContext http, ExportBlueprint act, CurrentActor current, ProblemWords problems, Guid id, int? version,
            CancellationToken stop) => File(http, act, current, problems, new(id, version, "json"), "application/json",
            document => Encoding.UTF8.GetBytes(BlueprintCodec.Write(document)), stop));
        files.MapGet("/bpmn", (HttpContext http, ExportBlueprint act, CurrentActor current, ProblemWords problems, Words.Words words, Guid id, int? version,
            CancellationToken stop) => File(http, act, current, problems, new(id, version, "bpmn"), Bpmn, document => Flow(document, words), stop));
        files.MapGet("/picture", async (HttpContext http, ExportBlueprint act, AskBlueprint ask, CurrentActor current, ProblemWords problems, Words.Words words,
            TimeProvider clock, Guid id, int? version, CancellationToken stop) =>
        {
            var live = await ask.Run(current.Who, new(id, version, BlueprintText.Journeys(PageState.Of(http), clock.GetUtcNow()), InsightView.Patience), stop);
            return await File(http, act, current, problems, new(id, version, "svg"), "image/svg+xml",
                document => PictureFile.Of(new BlueprintPicture(document, live.Failure is null ? live.Value : null, words).Draw()), stop);
        });
    }

    /// <summary>The flow with names in the reader's language.</summary>
    public static byte[] Flow(BlueprintDocument document, Words.Words words) => BpmnWriting.Write(document, BlueprintText.Language, lane => words.Of(lane));

    private static async Task<IResult> File(HttpContext http, ExportBlueprint act, CurrentActor current, ProblemWords problems, ExportBlueprint.Request request,
        string type, Func<BlueprintDocument, byte[]> write, CancellationToken stop)
    {
        var taken = await act.Run(current.Who, request, stop);
        return taken.Failure is { } failure ? failure.ToProblem(http, problems)
            : Results.File(write(taken.Value), type, $"blueprint.{request.Form}");
    }
}
