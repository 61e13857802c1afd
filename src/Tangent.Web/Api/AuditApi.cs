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

    /// <summary>Search the audit log in scope, the newest first; one's own acts are always there.</summary>
    public static Task<IResult> List(ApiQuery<AuditQuery> query, ListAudit act, Reply reply, CancellationToken stop) =>
        reply.Rows(query, asked => act.Run(reply.Who, new(asked.Filter, asked.Cursor, asked.Limit), stop), row => row);

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
        var taken = await act.Run(reply.Who, new(query.Read.Value.Filter), stop);
        return taken.Failure is { } failure
            ? reply.Refuse(failure)
            : Export.Send(AuditTable.Of(taken.Value.Rows, Export.In(words)), query.Read.Value.Format ?? ExportFormat.Csv, "audit");
    }

    /// <summary>Why.</summary>
    public sealed record RevealBody(string? Purpose);

    /// <summary>What the log can be asked.</summary>
    public sealed record AuditQuery(Guid? ActorId, string? Act, Kind? Kind, string? ObjectId, string? Q, DateTime? From, DateTime? To,
        string? Cursor, int? Limit)
    {
        internal AuditFilter Filter => AuditTable.Filter(ActorId, Act, Kind, ObjectId, Q, From, To);
    }

    /// <summary>What an export can be asked; fields as in the list.</summary>
    public sealed record AuditExportQuery(Guid? ActorId, string? Act, Kind? Kind, string? ObjectId, string? Q, DateTime? From,
        DateTime? To, ExportFormat? Format)
    {
        internal AuditFilter Filter => AuditTable.Filter(ActorId, Act, Kind, ObjectId, Q, From, To);
    }
}

/// <summary>The audit log as a file.</summary>
public static class AuditTable
{
    /// <summary>The rows as a table that can be written.</summary>
    public static ExportTable<AuditRow> Of(IReadOnlyList<AuditRow> rows, ExportWords words) => new("audit", Columns(words), Each(rows));

    /// <summary>Columns in order.</summary>
    public static IReadOnlyList<ExportColumn<AuditRow>> Columns(ExportWords words) =>
    [
        new("at", words.Of("access.audit.at"), row => new Cell.Moment(row.AtUtc)),
        new("actor", words.Of("access.audit.actor"), row => new Cell.Coded(row.ActorId.ToString(), row.Actor), IsCoded: true),
        new("act", words.Of("access.audit.act"),
            row => new Cell.Coded(row.Act, Words.Words.Has(row.Act) ? words.Of(row.Act) : row.Act), IsCoded: true),
        new("kind", words.Of("access.audit.kind"), row => new Cell.Coded(row.Kind.ToString(), words.OfMember(row.Kind)), IsCoded: true),
        new("object", words.Of("access.audit.object"), row => new Cell.Coded(row.ObjectId, row.ObjectName), IsCoded: true),
        new("door", words.Of("access.audit.door"), row => new Cell.Coded(row.Door.ToString(), words.OfMember(row.Door)), IsCoded: true),
        new("unit", words.Of("access.audit.unit"), row => new Cell.Text(row.UnitPath)),
    ];

    /// <summary>What somebody looks for; a time without a zone is UTC.</summary>
    public static AuditFilter Filter(Guid? actor, string? act, Kind? kind, string? objectId, string? text, DateTime? from, DateTime? to) =>
        new(actor, act, kind, objectId, text, Utc(from), Utc(to));

    private static DateTime? Utc(DateTime? time) => time?.Kind switch
    {
        null => null,
        DateTimeKind.Unspecified => DateTime.SpecifyKind(time.Value, DateTimeKind.Utc),
        _ => time.Value.ToUniversalTime(),
    };

    private static async IAsyncEnumerable<AuditRow> Each(IReadOnlyList<AuditRow> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return row;
    }
}
