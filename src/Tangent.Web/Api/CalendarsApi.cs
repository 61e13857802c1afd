using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.Calendars;
using Tangent.Domain;
using Tangent.Domain.Calendars;

namespace Tangent.Web.Api;

/// <summary>Calendars of working hours, who works by which, and deadlines on them.</summary>
public static class CalendarsApi
{
    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Standards").RequireAuthorization("api");
        calendars.MapGet("", List);
        calendars.MapPost("", Add).Accepts<CalendarBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        calendars.MapPost("/assign", Assign).Accepts<AssignBody>("application/json").Produces(204);
        calendars.MapPost("/try", Try).Accepts<TryBody>("application/json");
        calendars.MapGet("/{id:guid}", One).Queries<WeeksQuery>();
        calendars.MapPut("/{id:guid}", Edit).Accepts<CalendarBody>("application/json");
        calendars.MapDelete("/{id:guid}", Remove).Produces(204);
    }

    /// <summary>List calendars, and the units that have one of their own.</summary>
    public static async Task<IResult> List(ListCalendars act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), listed => new
        {
            data = listed.Rows.Select(Shape),
            units = listed.Standing.Select(one => new { unit = one.Unit.Code, unitId = one.Unit.Id, calendarId = one.Calendar.Id }),
        });

    /// <summary>Add a calendar. Hours are texts such as `09:00-12:00 13:30-18:00`, `24h` or `closed`, Monday first.</summary>
    public static Task<IResult> Add(ApiBody<CalendarBody> body, AddCalendar act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.Name, asked.UnitId, asked.Plan), stop), id => new DeliveryApi.IdJson(id),
            StatusCodes.Status201Created);

    /// <summary>Say by which calendar a unit works, and all below it that have none of their own; without a calendar, by that of the unit above.</summary>
    public static Task<IResult> Assign(ApiBody<AssignBody> body, AssignCalendar act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.UnitId, asked.CalendarId), stop));

    /// <summary>When something would be due (`minutes`), or how long was worked (`end`), with what counted, the days left out and the pauses.</summary>
    public static Task<IResult> Try(ApiBody<TryBody> body, TryCalendar act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, asked.Request, stop), Shape);

    /// <summary>Show a calendar with its coming days; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, ApiQuery<WeeksQuery> query, ShowCalendar act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest) : reply.One(
            await act.Run(reply.Who, new(id, query.Read.Value.From, query.Read.Value.Weeks ?? 5), stop), Shape, shown => shown.Row.Calendar.Version);

    /// <summary>Change a calendar, on the version named by If-Match; those built on it change with it.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<CalendarBody> body, EditCalendar act, ShowCalendar show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, asked.Name, asked.Plan, version), stop), async () =>
            reply.One(await show.Run(reply.Who, new(id), stop), Shape, shown => shown.Row.Calendar.Version));

    /// <summary>Remove a calendar by which no unit works and on which none is built.</summary>
    public static Task<IResult> Remove(Guid id, RemoveCalendar act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    private static object Shape(CalendarRow row) => new
    {
        row.Calendar.Id,
        row.Calendar.Name,
        unitId = row.Unit.Id,
        plan = row.Calendar.Plan,
        row.Whole.Zone,
        week = row.Whole.Week,
        holidays = row.Whole.Holidays ?? [],
        at = row.At.Select(unit => unit.Code),
        row.Calendar.ChangedUtc,
        row.Calendar.Version,
    };

    private static object Shape(ShowCalendar.Shown shown) =>
        new { calendar = Shape(shown.Row), days = shown.Days.Select(Shape), doubts = shown.Doubts.Select(Shape) };

    internal static object Shape(TryCalendar.Tried tried) => new
    {
        calendar = tried.Name,
        tried.Zone,
        tried.Explained.StartUtc,
        tried.Explained.EndUtc,
        workedMinutes = tried.Explained.Worked.TotalMinutes,
        counted = tried.Explained.Stretches.Select(one => new { one.FromUtc, one.ToUtc, minutes = one.Length.TotalMinutes }),
        days = tried.Explained.Days.Select(Shape),
        pauses = tried.Explained.Pauses.Select(one => new { one.FromUtc, one.ToUtc, one.Reason }),
        doubts = tried.Explained.Doubts.Select(Shape),
    };

    private static object Shape(DayRule day) => new { day.Date, day.Hours, day.Reason, day.Name, day.Source };

    private static object Shape(SaidDoubt doubt) => new { doubt.Kind, set = doubt.Set?.Code, doubt.Year };

    /// <summary>A calendar as it is sent. What is left out of one that is built on another is taken from that.</summary>
    public sealed record CalendarBody(string? Name, Guid? UnitId, Guid? BasedOn, string? Zone, IReadOnlyList<DayHours>? Week, IReadOnlyList<string>? Holidays,
        DayOfWeek? MakeUpDay, IReadOnlyList<OwnDay>? Days)
    {
        internal CalendarPlan Plan => new()
        {
            BasedOn = BasedOn,
            Zone = Zone,
            Week = Week?.ToItems(),
            Holidays = Holidays?.ToItems(),
            MakeUpDay = MakeUpDay,
            Days = (Days ?? []).ToItems(),
        };
    }

    /// <summary>Which unit works by which calendar.</summary>
    public sealed record AssignBody(Guid? UnitId, Guid? CalendarId);

    /// <summary>A time that does not count.</summary>
    public sealed record PauseBody(DateTimeOffset? From, DateTimeOffset? To, string? Reason);

    /// <summary>What is tried: on a calendar or that of a unit; `minutes` of working time, or until `end`.</summary>
    public sealed record TryBody(Guid? CalendarId, Guid? UnitId, DateTimeOffset? Start, double? Minutes, DateTimeOffset? End, IReadOnlyList<PauseBody>? Pauses)
    {
        internal TryCalendar.Request Request => new(CalendarId, UnitId, Start?.UtcDateTime,
            Minutes is { } minutes ? Spans.OfMinutes(minutes) : null, End?.UtcDateTime,
            [.. (Pauses ?? []).Where(pause => pause.From is not null).Select(
                pause => new Pause(pause.From!.Value.UtcDateTime, pause.To?.UtcDateTime, pause.Reason ?? ""))]);
    }

    /// <summary>Which weeks are shown.</summary>
    public sealed record WeeksQuery(DateOnly? From, int? Weeks);
}

/// <summary>Spans that somebody sends.</summary>
static class Spans
{
    /// <summary>The span; one that is too long for anything stands for what is no number.</summary>
    public static TimeSpan OfMinutes(double minutes) =>
        double.IsFinite(minutes) && Math.Abs(minutes) < 1e9 ? TimeSpan.FromMinutes(minutes) : TimeSpan.MaxValue;
}
