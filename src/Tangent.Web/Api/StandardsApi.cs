using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>The standard book: what the company promises itself at its touchpoints, tier by tier.</summary>
public static class StandardsApi
{
    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        var standards = api.MapGroup("/standards").WithTags("Standards").RequireAuthorization("api");
        standards.MapGet("", List).Queries<BookQuery>();
        standards.MapPost("", Add).Accepts<ClauseBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        standards.MapPost("/grid", Grid).Accepts<GridBody>("application/json");
        standards.MapGet("/{id:guid}", One);
        standards.MapPut("/{id:guid}", Edit).Accepts<ClauseBody>("application/json");
        standards.MapPost("/{id:guid}/read", Read).Produces(204);
        standards.MapDelete("/{id:guid}", Retire).Produces(204);
    }

    /// <summary>The book by touchpoint and number, each clause with the version in force today.</summary>
    public static async Task<IResult> List(ApiQuery<BookQuery> query, ListStandards act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Answer(await act.Run(reply.Who, new(query.Read.Value.Filter), stop), listed => new { data = listed.Rows.Select(Shape) });

    /// <summary>Add a clause. Times are in seconds, scores from 0 to 10; a tier may never get less than the basic target.</summary>
    public static Task<IResult> Add(ApiBody<ClauseBody> body, AddStandard act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.UnitId, asked.Terms), stop), id => new DeliveryApi.IdJson(id), StatusCodes.Status201Created);

    /// <summary>Write targets of many clauses at once from one day; `written` tells how many have a new version.</summary>
    public static Task<IResult> Grid(ApiBody<GridBody> body, SaveStandardGrid act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who,
            new([.. (asked.Rows ?? []).Select(row => new SaveStandardGrid.Row(row.Id, row.Target, (row.Tiers ?? []).ToItems()))], asked.From), stop),
            written => new { written });

    /// <summary>Show a clause with all its versions; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, ShowStandard act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => new
        {
            clause = Shape(shown.Row),
            versions = shown.Versions.Select(one => new { one.Version.Number, one.Version.WrittenUtc, one.Version.Terms, one.Readers }),
        }, shown => shown.Row.Clause.Version);

    /// <summary>Write the next version of a clause, on the version named by If-Match; those before it stay for their days.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<ClauseBody> body, EditStandard act, ShowStandard show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, asked.Terms, version), stop), () => One(id, show, reply, stop));

    /// <summary>Say that one has read what holds of a clause today.</summary>
    public static Task<IResult> Read(Guid id, ReadStandard act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Take a clause out of the book; its versions stay.</summary>
    public static Task<IResult> Retire(Guid id, RetireStandard act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    private static object Shape(StandardRow row) => new
    {
        row.Clause.Id,
        number = StandardFilter.Number(row.Clause),
        unit = row.Unit.Code,
        row.Clause.Terms,
        inForce = row.InForce?.Number,
        isMeasured = row.Clause.Terms.IsMeasured,
        row.IsRead,
        row.Clause.RetiredUtc,
        row.Clause.Version,
    };

    /// <summary>What the book is narrowed to.</summary>
    public sealed record BookQuery(string? Q, string? Touchpoint, ServiceCriterion? Criterion)
    {
        internal StandardFilter Filter => new(Q, Touchpoint, Criterion);
    }

    /// <summary>Targets of one clause.</summary>
    public sealed record GridRow(Guid Id, decimal? Target, IReadOnlyList<TierTarget>? Tiers);

    /// <summary>Targets of many clauses from one day.</summary>
    public sealed record GridBody(DateOnly? From, IReadOnlyList<GridRow>? Rows);

    /// <summary>A clause as it is sent.</summary>
    public sealed record ClauseBody(Guid? UnitId, string? Touchpoint, ContactChannel? Channel, string? ServiceClass, string? Item, string? Business,
        string? Concern, StandardMeasure? Measure, IReadOnlyList<string>? Outcomes, string? Formula, decimal? Target, decimal? Tolerance, decimal? SharePercent,
        IReadOnlyList<TierTarget>? Tiers, ServiceCriterion? Criterion, bool? InWorkingHours, string? Method, string? Source, int? Excellence,
        StandardPhase? Phase, StatutoryFloor? Floor, DateOnly? From, DateOnly? To)
    {
        internal StandardTerms Terms => new()
        {
            Touchpoint = Touchpoint,
            Channel = Channel,
            ServiceClass = ServiceClass,
            Item = Item?.Trim() ?? "",
            Business = Business,
            Concern = Concern,
            Measure = Measure ?? (StandardMeasure)(-1),
            Formula = Formula,
            Outcomes = (Outcomes ?? []).ToItems(),
            Target = Target ?? 0,
            Tolerance = Tolerance ?? 0,
            SharePercent = SharePercent ?? 100,
            Tiers = (Tiers ?? []).ToItems(),
            Criterion = Criterion ?? (ServiceCriterion)(-1),
            InWorkingHours = InWorkingHours ?? false,
            Method = Method,
            Source = Source,
            Excellence = Excellence ?? 1,
            Phase = Phase ?? StandardPhase.During,
            Floor = Floor,
            From = From ?? default,
            To = To,
        };
    }
}
