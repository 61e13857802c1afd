using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Feedback.Surveys;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Surveys;

/// <summary>The responses of a survey as a download.</summary>
static class ResponseFile
{
    public static void MapResponses(this IEndpointRouteBuilder app) =>
        app.MapGet("/surveys/{id:guid}/results/export", async (Guid id, HttpContext http, ExportResponses act, CurrentActor current, Words.Words words,
            ProblemWords problems, string? format, CancellationToken stop) =>
        {
            var taken = await act.Run(current.Who, new(id, Export.In(words)), stop);
            return taken.Failure is { } failure
                ? failure.ToProblem(http, problems) : Export.Send(taken.Value, format == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, "responses");
        }).RequireAuthorization("signed-in").ExcludeFromDescription();
}
