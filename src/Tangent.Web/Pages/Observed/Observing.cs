using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Observed;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Observed;

/// <summary>Photographs of sheets, for browsers.</summary>
static class Observing
{
    public static void MapObserving(this IEndpointRouteBuilder app) =>
        app.MapGet("/observed/{id:guid}/photos/{photo:guid}", Photo).RequireAuthorization("signed-in").ExcludeFromDescription();

    private static async Task<IResult> Photo(Guid id, Guid photo, HttpContext http, ReadEvidence act, CurrentActor current, ProblemWords problems,
        CancellationToken stop)
    {
        var read = await act.Run(current.Who, new(id, photo), stop);
        return read.Failure is { } failure ? failure.ToProblem(http, problems) : Results.Bytes(read.Value.Bytes, read.Value.ContentType);
    }
}
