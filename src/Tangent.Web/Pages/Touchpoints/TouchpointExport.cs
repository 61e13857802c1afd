using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Touchpoints;
using Tangent.Web.Api;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The list of touchpoints as a file, exactly as the page shows it.</summary>
static class TouchpointExport
{
    public static void MapTouchpointExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/touchpoints/export", Send).RequireAuthorization("signed-in").ExcludeFromDescription();

    private static async Task<IResult> Send(HttpContext http, ExportTouchpoints act, CurrentActor current, Words.Words words,
        ProblemWords problems, CancellationToken stop)
    {
        var state = PageState.Of(http);
        var taken = await act.Run(current.Who, new(TouchpointState.Filter(state), TouchpointState.Order(state),
            state.All(PageState.Columns), Export.In(words)), stop);
        if (taken.Failure is { } failure) return failure.ToProblem(http, problems);
        return Export.Send(taken.Value, state["format"] == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, "touchpoints");
    }
}
