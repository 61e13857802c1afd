using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Feedback.Observed;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.Web.Api;

/// <summary>What observers saw: sheets that were filled in, and those that one fills in oneself.</summary>
public static class ObservationsApi
{
    public static void MapObservations(this IEndpointRouteBuilder api)
    {
        var observations = api.MapGroup("/observations").WithTags("Observations").RequireAuthorization("api");
        observations.MapGet("", List).Queries<ObservationQuery>();
        observations.MapPost("", Send).Accepts<SheetBody>("application/json");
        observations.MapGet("/mine", Mine);
        observations.MapGet("/export", TakeOut).Queries<ObservationQuery>().Produces(200, contentType: "text/csv");
        observations.MapGet("/{id:guid}", Show);
        observations.MapGet("/{id:guid}/photos/{photo:guid}", Photo).Produces(200, contentType: "image/jpeg");
        observations.MapPost("/{id:guid}/dispute", Dispute).Accepts<DisputeBody>("application/json");
        observations.MapPost("/{id:guid}/decide", Decide).Accepts<DecisionBody>("application/json");
        observations.MapObservationPlans();
    }

    /// <summary>List what observers saw, the latest first; narrowed by kind, state, programme, unit, touchpoint, failed critical items.</summary>
    public static Task<IResult> List(ApiQuery<ObservationQuery> query, ListObservations act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, new(asked.Cursor, null, asked.Limit)), stop), Shape);

    /// <summary>Send a sheet: a planned one by its id, or a new one with an id of one's own. The same again is kept once.</summary>
    public static Task<IResult> Send(ApiBody<SheetBody> body, SendSheet act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked.Request, stop), isNew => new { isNew });

    /// <summary>What is to be filled in by whoever asks, and the programmes in which one may begin at any time.</summary>
    public static async Task<IResult> Mine(ListOwnSheets act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), own => new
        {
            planned = own.Planned.Select(row => new
            {
                row.Sheet.Id,
                row.Programme.Title,
                row.Programme.Kind,
                row.Programme.Scenario,
                row.Sheet.Subject,
                unit = row.Unit.Code,
                row.Sheet.FromUtc,
                row.Sheet.ToUtc,
            }),
            anyTime = own.AnyTime.Select(one => new { one.Id, one.Title, one.Kind, one.Touchpoint }),
        });

    /// <summary>Show one sheet with its answers, its marks and its dispute.</summary>
    public static async Task<IResult> Show(Guid id, ShowObservation act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), shown => new
        {
            observation = Shape(shown.Row),
            answers = shown.Answers.Select(one => new { item = one.Item.Id, text = one.Item.Text, one.Answer, one.Share, one.IsFailed }),
            shown.Marks,
            shown.Words,
            shown.Subject,
            photos = shown.Photos.Select(photo => new { photo.Id, photo.Item }),
            dispute = shown.Disputed,
        });

    /// <summary>Read one photograph of a sheet.</summary>
    public static async Task<IResult> Photo(Guid id, Guid photo, ReadEvidence act, Reply reply, CancellationToken stop)
    {
        var read = await act.Run(reply.Who, new(id, photo), stop);
        return read.Failure is { } failure ? reply.Refuse(failure) : Results.Bytes(read.Value.Bytes, read.Value.ContentType);
    }

    /// <summary>Dispute a result of one's unit, once, with its reason.</summary>
    public static Task<IResult> Dispute(Guid id, ApiBody<DisputeBody> body, DisputeObservation act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Reason), stop));

    /// <summary>Decide a dispute: upheld, or annulled, and why.</summary>
    public static Task<IResult> Decide(Guid id, ApiBody<DecisionBody> body, DecideDispute act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Decision, asked.Reason), stop));

    /// <summary>Take what observers saw out as CSV or XLSX, under the same filters.</summary>
    public static async Task<IResult> TakeOut(
        ApiQuery<ObservationQuery> query, ExportObservations act, Reply reply, Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, Answers.Columns(asked.Columns), Export.In(words)), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "observations");
    }

    private static object Shape(ObservationRow row) => new
    {
        row.Id,
        row.ProgrammeId,
        row.Title,
        row.Kind,
        row.Role,
        unit = row.Unit.Code,
        touchpoint = row.Touchpoint?.Code ?? row.TouchpointWord,
        row.SeenUtc,
        row.Points,
        row.CriticalFailed,
        row.State,
        observer = row.Observer?.Name,
    };

    /// <summary>Why.</summary>
    public sealed record DisputeBody(string? Reason);

    /// <summary>How, and why.</summary>
    public sealed record DecisionBody(DisputeEnd? Decision, string? Reason);

    /// <summary>Something seen at a moment.</summary>
    public sealed record MarkBody(DateTimeOffset At, string Item, int? Value = null, string? Words = null);

    /// <summary>A filled sheet.</summary>
    public sealed record SheetBody(Guid? Id, Guid? ProgrammeId, Guid? UnitId, IReadOnlyDictionary<string, string>? Answers, IReadOnlyList<MarkBody>? Marks,
        string? Words, DateTimeOffset? Seen)
    {
        internal SendSheet.Request Request => new(Id ?? Guid.Empty, ProgrammeId, UnitId, Answers ?? new Dictionary<string, string>(),
            [.. (Marks ?? []).Select(mark => new Mark(mark.At.UtcDateTime, mark.Item, mark.Value, mark.Words))], Words, Seen?.UtcDateTime);
    }
}

/// <summary>What the observations can be asked.</summary>
public sealed record ObservationQuery(ObservedKind? Kind, SheetState? State, Guid? ProgrammeId, Guid? UnitId, Guid? Touchpoint, OnOff? Failed,
    ExportFormat? Format, string? Columns, string? Cursor, int? Limit)
{
    internal ObservationFilter Filter => new(Kind, State, ProgrammeId, UnitId, Touchpoint, Answers.Claim(Failed));
}
