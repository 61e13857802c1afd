using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Surveys;

/// <summary>Format of a file of responses.</summary>
public enum ResponseFormat
{
    /// <summary>Text with commas.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>A zip archive of numbers and the syntax that reads them in SPSS.</summary>
    Spss,
}

/// <summary>The responses of a survey as a download.</summary>
public sealed class ResponseFile(ExportResponses list, ExportForSpss spss, Words.Words words)
{
    /// <summary>The file as an answer; rows are written while they are read.</summary>
    internal async Task<Outcome<IResult>> Of(Actor who, Guid survey, ResponseFormat format, CancellationToken stop)
    {
        if (format == ResponseFormat.Spss)
            return (await spss.Run(who, new(survey, Export.In(words)), stop)).Then(files =>
                Results.Stream(target => files.Write(target, CancellationToken.None), "application/zip", "responses.zip"));
        return (await list.Run(who, new(survey, Export.In(words)), stop)).Then(table =>
            Export.Send(table, format == ResponseFormat.Csv ? ExportFormat.Csv : ExportFormat.Xlsx, "responses"));
    }

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/surveys/{id:guid}/file", async (Guid id, HttpContext http, RevealFile act, CurrentActor current, ProblemWords problems, string? response,
            string? question, CancellationToken stop) =>
        {
            var shown = await act.Run(current.Who, new(id, long.TryParse(response, out long number) ? number : 0, question), stop);
            return shown.Failure is { } failure ? failure.ToProblem(http, problems) : Results.File(shown.Value.Bytes, shown.Value.Type);
        }).RequireAuthorization("signed-in").ExcludeFromDescription();
        app.MapGet("/surveys/{id:guid}/results/export", async (Guid id, HttpContext http, ResponseFile file, CurrentActor current,
            ProblemWords problems, string? format, CancellationToken stop) =>
        {
            var taken = await file.Of(current.Who, id, format switch
            {
                "csv" => ResponseFormat.Csv,
                "spss" => ResponseFormat.Spss,
                _ => ResponseFormat.Xlsx,
            }, stop);
            return taken.Failure is { } failure ? failure.ToProblem(http, problems) : taken.Value;
        }).RequireAuthorization("signed-in").ExcludeFromDescription();
    }
}
