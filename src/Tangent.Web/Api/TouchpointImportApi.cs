using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Imports;
using Tangent.App.Settings;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Security;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>Many touchpoints at once: from a file, or one act on several.</summary>
public static class TouchpointImportApi
{
    private const int MostProblems = 1_000;

    public static void MapTouchpointImport(this IEndpointRouteBuilder api)
    {
        var touchpoints = api.MapGroup("/touchpoints").WithTags("Touchpoints").RequireAuthorization("api");
        touchpoints.MapPost("/import", Import).WithMetadata(new TakesFilesAttribute()).Queries<ImportQuery>()
            .Accepts<IFormFile>("text/csv", "multipart/form-data", "application/octet-stream").Produces<ImportJson>().DisableAntiforgery();
        touchpoints.MapPost("/bulk", Change).Accepts<BulkBody>("application/json").Produces<BulkJson[]>();
    }

    /// <summary>Import a CSV or XLSX file: the body itself, or the part `file` of a form.
    /// Known codes are changed, new ones registered, bad rows set aside and listed.</summary>
    public static async Task<IResult> Import(HttpContext http, ApiQuery<ImportQuery> query, ImportFile act, Reply reply, ProblemWords words,
        TangentSettings settings, CancellationToken stop)
    {
        if (reply.Who.Lacks(Verb.Import, Kind.Touchpoint) is { } refusal) return reply.Refuse(refusal);
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var map = asked.Fields;
        if (map.Failure is { } unreadable) return reply.Refuse(unreadable, StatusCodes.Status400BadRequest);

        await using var file = Temporary();
        var name = asked.FileName ?? "import";
        if (http.Request.HasFormContentType)
        {
            var part = (await http.Request.ReadFormAsync(stop)).Files["file"];
            if (part is null) return reply.Refuse(Fail.Wrong("file", "imports.no-file"));
            name = asked.FileName ?? Path.GetFileName(part.FileName);
            await part.CopyToAsync(file, stop);
        }
        else if (!await Fill(file, http.Request.Body, settings.Limits.ImportBytes, stop))
            return reply.Refuse(Fail.Wrong("file", "imports.too-large", name, settings.Limits.ImportBytes >> 20), StatusCodes.Status413PayloadTooLarge);

        var bad = new List<BadRow>();
        var done = await act.Run(reply.Who, new(name, file, map.Value, asked.Encoding, asked.DryRun == OnOff.True, asked.InUse == OnOff.True)
        {
            OnBad = row =>
            {
                if (bad.Count < MostProblems) bad.Add(row);
            },
        }, stop);
        return reply.Answer(done, answer => ImportJson.Of(answer, asked.DryRun == OnOff.True, bad, words));
    }

    /// <summary>Do one thing to up to 200 touchpoints: owner, unit, channel, stage, distance, submit, approve, retire. Each has its own result.</summary>
    public static Task<IResult> Change(
        ApiBody<BulkBody> body, ChangeTouchpoints act, Reply reply, ProblemWords words, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked.Request, stop), results => new { data = results.Select(one => BulkJson.Of(one, words)) });

    private static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
        FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static async Task<bool> Fill(FileStream file, Stream body, long most, CancellationToken stop)
    {
        var part = new byte[1 << 16];
        while (await body.ReadAsync(part, stop) is var read and > 0)
        {
            if (file.Length + read > most) return false;
            await file.WriteAsync(part.AsMemory(0, read), stop);
        }
        return true;
    }
}

/// <summary>How a file is imported.</summary>
/// <param name="DryRun">Whether nothing is written.</param>
/// <param name="InUse">Whether new touchpoints are in use at once; needs the right to approve.</param>
/// <param name="Encoding">Encoding of a text; found out when not given.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Map">A JSON object: field by header, over what is guessed.</param>
public sealed record ImportQuery(OnOff? DryRun, OnOff? InUse, string? Encoding, string? FileName, string? Map)
{
    internal Outcome<Dictionary<string, string>> Fields
    {
        get
        {
            try
            {
                return Map is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(Map) ?? [];
            }
            catch (JsonException)
            {
                return Fail.Wrong("map", "imports.map-shape");
            }
        }
    }
}

/// <summary>What came out of an import; problems of the first 1,000 bad rows.</summary>
public sealed record ImportJson(bool DryRun, int Rows, int New, int Changed, int Unchanged, int Bad,
    IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> LeftOut, string? Encoding, IReadOnlyList<ImportJson.RowProblem> Problems)
{
    public sealed record RowProblem(int Row, string? Field, string Code, string Message);

    internal static object Of(ImportFile.Answer answer, bool isDry, List<BadRow> bad, ProblemWords words) => new ImportJson(isDry,
        answer.Counts.Rows, answer.Counts.New, answer.Counts.Changed, answer.Counts.Unchanged, answer.Counts.Bad, answer.Columns, answer.LeftOut,
        answer.Encoding, [.. bad.SelectMany(row => row.Problems.Select(problem =>
            new RowProblem(row.Row.Number, problem.Field, problem.Code, words.Of(problem))))]);
}

/// <summary>One act on several touchpoints.</summary>
public sealed record BulkBody(BulkAct? Act, IReadOnlyList<Guid>? Ids, Guid? OwnerId, Guid? UnitId,
    Tangent.Domain.Touchpoints.ContactChannel? Channel, Tangent.Domain.Touchpoints.JourneyStage? Stage,
    Tangent.Domain.Touchpoints.ContactDistance? Distance, string? Reason)
{
    // Nothing said is no member of the list, which the act refuses.
    internal ChangeTouchpoints.Request Request => new(Act ?? (BulkAct)(-1), Ids)
    {
        OwnerId = OwnerId,
        UnitId = UnitId,
        Channel = Channel,
        Stage = Stage,
        Distance = Distance,
        Reason = Reason,
    };
}

/// <summary>What became of one touchpoint; without problems it was done.</summary>
public sealed record BulkJson(Guid Id, string? Code, IReadOnlyList<BulkJson.One> Problems)
{
    public sealed record One(string Code, string? Field, string Message);

    internal static object Of(ChangeTouchpoints.Result result, ProblemWords words) => new BulkJson(result.Id, result.Code,
        [.. (result.Failure?.Problems ?? []).Select(problem => new One(problem.Code, problem.Field, words.Of(problem)))]);
}
