using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Observed;
using Tangent.Domain;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.Web.Api;

/// <summary>What shall be observed: forms, programmes, plans.</summary>
public static class ObservationPlansApi
{
    internal static void MapObservationPlans(this IEndpointRouteBuilder observations)
    {
        observations.MapGet("/forms", Forms);
        observations.MapPost("/forms", MakeForm).Accepts<FormBody>("application/json");
        observations.MapPost("/forms/{id:guid}", NextForm).Accepts<NextFormBody>("application/json");
        observations.MapGet("/programmes", Programmes).Queries<PieceQuery>();
        observations.MapPost("/programmes", Make).Accepts<ProgrammeBody>("application/json");
        observations.MapGet("/programmes/{id:guid}", Measure);
        observations.MapPost("/programmes/{id:guid}/visits", Visits).Accepts<VisitsBody>("application/json");
        observations.MapPost("/programmes/{id:guid}/listening", Listening).Accepts<ListeningBody>("application/json");
        observations.MapPost("/programmes/{id:guid}/calibration", Calibration).Accepts<CalibrationBody>("application/json");
        observations.MapPost("/programmes/{id:guid}/end", End).Accepts<TouchpointsApi.NoBody>("application/json");
    }

    /// <summary>List forms with what they ask.</summary>
    public static async Task<IResult> Forms(ListForms act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, new(), stop), row => new
        {
            row.Id,
            unit = row.Unit.Code,
            row.Number,
            row.ChangedUtc,
            title = FormLines.Shown(row.Document.Title),
            items = FormLines.Write(row.Document),
        });

    /// <summary>Write a form: its title, and its items a line each.</summary>
    public static Task<IResult> MakeForm(ApiBody<FormBody> body, WriteForm act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => Write(null, asked, act, reply, stop), id => new { id }, StatusCodes.Status201Created);

    /// <summary>Write the next version of a form; programmes keep the one that they began with.</summary>
    public static Task<IResult> NextForm(Guid id, ApiBody<NextFormBody> body, WriteForm act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => Write(id, new(asked.Title, asked.Items, null), act, reply, stop), made => new { id = made });

    /// <summary>List programmes, the latest first.</summary>
    public static Task<IResult> Programmes(ApiQuery<PieceQuery> query, ListProgrammes act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(new(asked.Cursor, null, asked.Limit)), stop), row => new
        {
            row.Programme.Id,
            row.Programme.Kind,
            row.Programme.Title,
            unit = row.Unit.Code,
            row.Programme.Touchpoint,
            row.Programme.FormId,
            row.Programme.FormVersion,
            row.Programme.Seed,
            row.Programme.MadeUtc,
            row.Programme.EndedUtc,
            row.Planned,
            row.Sent,
        });

    /// <summary>Begin a programme with the latest version of a form.</summary>
    public static Task<IResult> Make(ApiBody<ProgrammeBody> body, MakeProgramme act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.Kind, asked.Title, asked.UnitId, asked.FormId, asked.Touchpoint, asked.Scenario,
            asked.Apart ?? 2, asked.Seed), stop), id => new { id }, StatusCodes.Status201Created);

    /// <summary>What a programme found: units and items with their intervals, and how far observers agree.</summary>
    public static async Task<IResult> Measure(Guid id, MeasureProgramme act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), found => new
        {
            found.Programme.Id,
            found.Programme.Kind,
            found.Programme.Title,
            found.Programme.Touchpoint,
            points = json.Figure(found.All.Points),
            clean = json.Figure(found.All.Clean),
            agreement = json.Figure(found.Agreement),
            units = found.Units.Select(one => new { unit = one.Unit!.Code, points = json.Figure(one.Points), clean = json.Figure(one.Clean) }),
            items = found.Items.Select(one => new
            {
                item = one.Item.Id,
                text = one.Item.Text,
                result = json.Figure(one.Share),
                agreement = json.Figure(one.Agreement),
            }),
            found.Planned,
        });

    /// <summary>Plan visits: to which units, by whom, how many to each, from and to which day.</summary>
    public static Task<IResult> Visits(Guid id, ApiBody<VisitsBody> body, PlanVisits act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.UnitIds ?? [], asked.ObserverIds ?? [], asked.Each ?? 1, asked.From, asked.To), stop),
            planned => new { planned }, StatusCodes.Status201Created);

    /// <summary>Draw contacts of the log to be listened to: how many of each employee, from and to which day, and which share by two.</summary>
    public static Task<IResult> Listening(Guid id, ApiBody<ListeningBody> body, PlanListening act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.ObserverIds ?? [], asked.Each ?? 1, asked.From, asked.To, asked.SecondShare ?? 0.2), stop),
            planned => new { planned }, StatusCodes.Status201Created);

    /// <summary>Call several observers to score the same recordings.</summary>
    public static Task<IResult> Calibration(Guid id, ApiBody<CalibrationBody> body, PlanCalibration act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.ObserverIds ?? [], asked.Subjects ?? []), stop),
            planned => new { planned }, StatusCodes.Status201Created);

    /// <summary>End a programme: what is planned and not done falls away; the body is <c>{}</c>.</summary>
    public static Task<IResult> End(Guid id, ApiBody<TouchpointsApi.NoBody> body, EndProgramme act, Reply reply, CancellationToken stop) =>
        reply.Do(body, _ => act.Run(reply.Who, new(id), stop));

    private static async Task<Outcome<Guid>> Write(Guid? id, FormBody asked, WriteForm act, Reply reply, CancellationToken stop)
    {
        var read = FormLines.Read(asked.Title, asked.Items);
        return read.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(id, asked.UnitId, read.Value), stop);
    }

    /// <summary>Which piece.</summary>
    public sealed record PieceQuery(string? Cursor, int? Limit);

    /// <summary>A form: a title, and an item a line.</summary>
    public sealed record FormBody(string? Title, string? Items, Guid? UnitId);

    /// <summary>What a form says next.</summary>
    public sealed record NextFormBody(string? Title, string? Items);

    /// <summary>A programme.</summary>
    public sealed record ProgrammeBody(ObservedKind? Kind, string? Title, Guid? UnitId, Guid? FormId, string? Touchpoint, string? Scenario,
        int? Apart, int? Seed);

    /// <summary>Visits to plan.</summary>
    public sealed record VisitsBody(IReadOnlyList<Guid>? UnitIds, IReadOnlyList<Guid>? ObserverIds, int? Each, DateOnly? From, DateOnly? To);

    /// <summary>Listening to plan.</summary>
    public sealed record ListeningBody(IReadOnlyList<Guid>? ObserverIds, int? Each, DateOnly? From, DateOnly? To, double? SecondShare);

    /// <summary>A calibration.</summary>
    public sealed record CalibrationBody(IReadOnlyList<Guid>? ObserverIds, IReadOnlyList<string>? Subjects);
}
