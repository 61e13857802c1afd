using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Imports;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Imports;

/// <summary>The bad rows of an import as a download.</summary>
static class BadRowsFile
{
    public static void MapBadRows(this IEndpointRouteBuilder app) =>
        app.MapGet("/imports/{id:guid}/bad-rows", Send).RequireAuthorization("signed-in").ExcludeFromDescription();

    private static async Task<IResult> Send(Guid id, HttpContext http, TakeBadRows act, CurrentActor current, Words.Words words,
        ProblemWords problems, CancellationToken stop)
    {
        var taken = await act.Run(current.Who, new(id, words["imports.reason"], problems.Of), stop);
        if (taken.Failure is { } failure) return failure.ToProblem(http, problems);
        return Results.Stream(async target =>
        {
            await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true);
            foreach (var line in taken.Value) await writer.WriteAsync(line);
        }, "text/csv; charset=utf-8", "bad-rows.csv");
    }
}
