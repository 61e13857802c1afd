using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.Domain.Access;

namespace Tangent.Web.Api;

/// <summary>The audit log: search, one entry, reveal for a purpose, export.</summary>
public static class AuditApi
{
    public static void MapAudit(this IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup("/audit").WithTags("Audit").RequireAuthorization("api");
        audit.MapGet("", List).Queries<AuditQuery>();
        audit.MapGet("/export", TakeOut).Queries<AuditExportQuery>().Produces(200, contentType: "text/csv");
        audit.MapGet("/{id:guid}", Show);
        audit.MapPost("/{id:guid}/reveal", Reveal).Accepts<RevealBody>("application/json");
    }

    /// <summary>Search the audit log in scope, the newest first unless oldestFirst; one's own acts are always there.</summary>
    public static Task<IResult> List(ApiQuery<AuditQuery> query, ListAudit act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who,
            new(asked.Filter, asked.OldestFirst == OnOff.True, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>Show one entry with before and after by field, personal fields masked.</summary>
    public static async Task<IResult> Show(Guid id, ShowAuditEntry act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), view => view);

    /// <summary>Show the personal fields of an entry in the clear, for a purpose; the log keeps who and why.</summary>
    public static Task<IResult> Reveal(Guid id, ApiBody<RevealBody> body, RevealPersonalData act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Purpose), stop), view => view);

    /// <summary>Take the log out as CSV or XLSX, with the same filters as the list.</summary>
    public static async Task<IResult> TakeOut(
        ApiQuery<AuditExportQuery> query, ExportAudit act, Reply reply, Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who,
            new(asked.Filter, asked.OldestFirst == OnOff.True, asked.Columns?.Split(',', StringSplitOptions.RemoveEmptyEntries), Export.In(words)), stop);
        return taken.Failure is { } failure
            ? reply.Refuse(failure)
            : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "audit");
    }

    /// <summary>Why.</summary>
    public sealed record RevealBody(string? Purpose);

    /// <summary>What the log can be asked.</summary>
    public sealed record AuditQuery(Guid? ActorId, string? Act, Kind? Kind, string? ObjectId, string? Q, DateTime? From, DateTime? To,
        OnOff? OldestFirst, string? Cursor, int? Limit)
    {
        internal AuditFilter Filter => AuditTimes.Filter(ActorId, Act, Kind, ObjectId, Q, From, To);
    }

    /// <summary>What an export can be asked; fields as in the list.</summary>
    public sealed record AuditExportQuery(Guid? ActorId, string? Act, Kind? Kind, string? ObjectId, string? Q, DateTime? From,
        DateTime? To, OnOff? OldestFirst, string? Columns, ExportFormat? Format)
    {
        internal AuditFilter Filter => AuditTimes.Filter(ActorId, Act, Kind, ObjectId, Q, From, To);
    }
}

/// <summary>Times that programs send.</summary>
public static class AuditTimes
{
    /// <summary>What somebody looks for; a time without a zone is UTC.</summary>
    public static AuditFilter Filter(Guid? actor, string? act, Kind? kind, string? objectId, string? text, DateTime? from, DateTime? to) =>
        new(actor, act, kind, objectId, text, Utc(from), Utc(to));

    private static DateTime? Utc(DateTime? time) => time?.Kind switch
    {
        null => null,
        DateTimeKind.Unspecified => DateTime.SpecifyKind(time.Value, DateTimeKind.Utc),
        _ => time.Value.ToUniversalTime(),
    };
}
