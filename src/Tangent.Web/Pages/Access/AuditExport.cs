using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.Web.Api;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Access;

/// <summary>The audit log as a file, with the filters of the page.</summary>
static class AuditExport
{
    public static void MapAuditExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/audit/export", Send).RequireAuthorization("signed-in").ExcludeFromDescription();

    private static async Task<IResult> Send(HttpContext http, ExportAudit act, CurrentActor current, Words.Words words,
        ProblemWords problems, CancellationToken stop)
    {
        var state = PageState.Of(http);
        var taken = await act.Run(current.Who, new(AuditState.Filter(state)), stop);
        if (taken.Failure is { } failure) return failure.ToProblem(http, problems);
        return Export.Send(AuditTable.Of(taken.Value.Rows, Export.In(words)),
            state["format"] == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, "audit");
    }
}
