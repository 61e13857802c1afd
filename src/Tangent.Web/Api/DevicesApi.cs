using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.Analytics;
using Tangent.App.Export;
using Tangent.App.Touchpoints;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Devices at touchpoints, and the times in which they could not serve.</summary>
public static class DevicesApi
{
    public static void MapDevices(this IEndpointRouteBuilder api)
    {
        var devices = api.MapGroup("/devices").WithTags("Devices").RequireAuthorization("api");
        devices.MapGet("", List).Queries<DeviceQuery>().Produces<DeviceJson[]>();
        devices.MapPost("", Register).Accepts<DeviceFields>("application/json").Produces<DeviceJson>(201);
        devices.MapGet("/export", TakeOut).Queries<DeviceExportQuery>().Produces(200, contentType: "text/csv");
        devices.MapGet("/availability", Measure).Queries<DeviceMeasureQuery>().Produces<DeviceFigureJson>();
        devices.MapGet("/{id:guid}", Show).Produces<DeviceJson>();
        devices.MapPut("/{id:guid}", Edit).Accepts<DeviceFields>("application/json").Produces<DeviceJson>();
        devices.MapGet("/{id:guid}/events", Events).Produces<DeviceEventJson[]>();
        devices.MapPost("/{id:guid}/events", Report).Accepts<DeviceReport>("application/json").Produces<DeviceEventJson>();
    }

    /// <summary>List devices by code, each with its availability and mean time to repair over 90 days.</summary>
    public static Task<IResult> List(ApiQuery<DeviceQuery> query, ListDevices act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, new(asked.Cursor, null, asked.Limit)), stop), DeviceJson.Of);

    /// <summary>Put a device on the register.</summary>
    public static Task<IResult> Register(
        ApiBody<DeviceFields> body, RegisterDevice act, ShowDevice show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, fields, stop)).Then(id => id.Value),
            async id => (await show.Run(reply.Who, new(id), stop)).Then(shown => DeviceJson.Of(shown.Row)));

    /// <summary>Show one device; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowDevice act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => DeviceJson.Of(shown.Row), shown => shown.Row.Device.Version);

    /// <summary>Change a device: all its fields, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(
        Guid id, ApiBody<DeviceFields> body, EditDevice act, ShowDevice show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));

    /// <summary>List the last 200 events of a device, the newest first.</summary>
    public static async Task<IResult> Events(Guid id, ShowDevice act, Reply reply, CancellationToken stop) =>
        reply.Whole((await act.Run(reply.Who, new(id), stop)).Then(shown => shown.Events), DeviceEventJson.Of);

    /// <summary>Report a fault, a lack of material or upkeep, and later its end: the same externalId is the same event.</summary>
    public static Task<IResult> Report(Guid id, ApiBody<DeviceReport> body, ReportDeviceEvent act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who,
            new(id, null, asked.ExternalId, asked.Kind, asked.FromUtc, asked.ToUtc, asked.Note), stop), DeviceEventJson.Of);

    /// <summary>Availability and mean time to repair of all devices that pass the filter together.</summary>
    public static async Task<IResult> Measure(ApiQuery<DeviceMeasureQuery> query, MeasureDevices act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who, new(new(null, asked.Kind, asked.TouchpointId, asked.UnitId), asked.Days), stop),
            DeviceFigureJson.Of);
    }

    /// <summary>Take the devices out as CSV or XLSX: the same filters as the list, all rows.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<DeviceExportQuery> query, ExportDevices act, Reply reply,
        Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, Answers.Columns(asked.Columns), Export.In(words)), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "devices");
    }

    /// <summary>What happened, as in the act.</summary>
    public sealed record DeviceReport(string? ExternalId, DeviceEventKind? Kind, DateTime? FromUtc, DateTime? ToUtc, string? Note);
}

/// <summary>What a list of devices can be asked.</summary>
/// <param name="Q">Words that must stand in code or name.</param>
/// <param name="Kind">Only this kind.</param>
/// <param name="TouchpointId">Only at this touchpoint.</param>
/// <param name="UnitId">Only of this unit and those below it.</param>
/// <param name="Down">Only those that cannot serve now, or only those that can.</param>
/// <param name="Retired">Only those that were taken away, or only those that stand.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record DeviceQuery(string? Q, DeviceKind? Kind, Guid? TouchpointId, Guid? UnitId, OnOff? Down, OnOff? Retired,
    string? Cursor, int? Limit)
{
    internal DeviceFilter Filter => new(Q, Kind, TouchpointId, UnitId, Answers.Claim(Down), Answers.Claim(Retired));
}

/// <summary>What an export of devices can be asked; fields as in the list.</summary>
public sealed record DeviceExportQuery(string? Q, DeviceKind? Kind, Guid? TouchpointId, Guid? UnitId, OnOff? Down, OnOff? Retired,
    ExportFormat? Format, string? Columns)
{
    internal DeviceFilter Filter => new(Q, Kind, TouchpointId, UnitId, Answers.Claim(Down), Answers.Claim(Retired));
}

/// <summary>What availability can be asked of.</summary>
/// <param name="Kind">Only this kind.</param>
/// <param name="TouchpointId">Only at this touchpoint.</param>
/// <param name="UnitId">Only of this unit and those below it.</param>
/// <param name="Days">Over how many days up to now, 1 to 366; 90 unless said otherwise.</param>
public sealed record DeviceMeasureQuery(DeviceKind? Kind, Guid? TouchpointId, Guid? UnitId, int? Days);

/// <summary>A number as the API shows it: an estimate, or a code that says why there is none.</summary>
public sealed record AnswerJson(double? Point, double? Low, double? High, int? N, double? Level, string? Method, string? Reason)
{
    internal static AnswerJson Of(Answer answer) => answer switch
    {
        Estimate told => new(told.Point, told.Low, told.High, told.N, told.Level, told.Method, null),
        CannotTell why => new(null, null, null, null, null, null, why.Code),
        _ => throw new InvalidOperationException($"unknown answer {answer.GetType().Name}"),
    };
}

/// <summary>How devices served, as the API shows it.</summary>
public sealed record DeviceFigureJson(DateTime FromUtc, DateTime ToUtc, int Devices, AnswerJson Availability, AnswerJson HoursToRepair, int Open)
{
    internal static DeviceFigureJson Of(DeviceFigure figure) => new(figure.FromUtc, figure.ToUtc, figure.Devices,
        AnswerJson.Of(figure.Availability), AnswerJson.Of(figure.HoursToRepair), figure.Open);
}

/// <summary>A device as the API shows it.</summary>
public sealed record DeviceJson(Guid Id, string Code, string Name, DeviceKind Kind, MomentJson.Tag Touchpoint, TouchpointJson.UnitJson Unit,
    DateTime InstalledUtc, DateTime? RetiredUtc, DeviceFigureJson Figure, DateTime ChangedUtc, int Version)
{
    internal static object Of(DeviceRow row) => new DeviceJson(row.Device.Id.Value, row.Device.Code, row.Device.Name, row.Device.Kind,
        MomentJson.TagOf(row.At), new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Device.InstalledUtc,
        row.Device.RetiredUtc, DeviceFigureJson.Of(row.Figure), row.Device.ChangedUtc, row.Device.Version);
}

/// <summary>What happened to a device, as the API shows it.</summary>
public sealed record DeviceEventJson(Guid Id, string? ExternalId, DeviceEventKind Kind, DateTime FromUtc, DateTime? ToUtc, string? Note, int Version)
{
    internal static object Of(DeviceEvent told) =>
        new DeviceEventJson(told.Id.Value, told.ExternalId, told.Kind, told.FromUtc, told.ToUtc, told.Note, told.Version);
}
