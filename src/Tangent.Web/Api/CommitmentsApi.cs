using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Commitments;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Promises to customers, and those that were not kept.</summary>
public static class CommitmentsApi
{
    public static void MapCommitments(this IEndpointRouteBuilder api)
    {
        var promises = api.MapGroup("/commitments").WithTags("Commitments").RequireAuthorization("api");
        promises.MapGet("", List);
        promises.MapPost("", Add).Accepts<PromiseBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        promises.MapGet("/{id:guid}", One);
        promises.MapPut("/{id:guid}", Edit).Accepts<PromiseBody>("application/json");
        promises.MapDelete("/{id:guid}", Remove).Produces(204);
        promises.MapPost("/{id:guid}/publish", Publish).Accepts<PublishBody>("application/json").Produces(204);
        promises.MapPost("/{id:guid}/withdraw", Withdraw).Produces(204);
        var breaches = api.MapGroup("/breaches").WithTags("Commitments").RequireAuthorization("api");
        breaches.MapGet("", Breaches).Queries<BreachQuery>();
        breaches.MapGet("/{id:guid}", OneBreach);
        breaches.MapPost("/{id:guid}/settle", Settle).Accepts<SettleBody>("application/json").Produces(204);
    }

    /// <summary>Promises to customers, those that hold first, each with how often it was kept in the last ninety days.</summary>
    public static async Task<IResult> List(ListCommitments act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), listed => new { listed.From, listed.To, data = listed.Rows.Select(row => Shape(row, json)) });

    /// <summary>Write a promise; it holds for nobody before it is published.</summary>
    public static Task<IResult> Add(ApiBody<PromiseBody> body, AddCommitment act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.UnitId, asked.Terms), stop), id => new DeliveryApi.IdJson(id), StatusCodes.Status201Created);

    /// <summary>Show a promise with its capacity check; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, ShowCommitment act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), shown => new
        {
            promise = Shape(shown.Row, json),
            capacity = shown.Capacity is { } seen ? new
            {
                seen.Seen.From,
                seen.Seen.To,
                seen.Seen.Measured,
                seen.Seen.Kept,
                seen = seen.Seen.Mark,
                share = json.Figure(seen.Share),
                seen.IsBorne,
            } : null,
        }, shown => shown.Row.Promise.Version);

    /// <summary>Change a promise while it is written, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<PromiseBody> body, EditCommitment act, ShowCommitment show, InsightJson json, Reply reply,
        CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, asked.Terms, version), stop), () => One(id, show, json, reply, stop));

    /// <summary>Throw away a promise that was never published.</summary>
    public static Task<IResult> Remove(Guid id, RemoveCommitment act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Publish a promise: `seen` says what its capacity check showed, `reason` why it is made nevertheless.</summary>
    public static Task<IResult> Publish(Guid id, ApiBody<PublishBody> body, PublishCommitment act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Seen, asked.Reason), stop));

    /// <summary>Take a promise back: it holds to the end of the day.</summary>
    public static Task<IResult> Withdraw(Guid id, WithdrawCommitment act, Reply reply, CancellationToken stop) => reply.Did(act.Run(reply.Who, new(id), stop));

    /// <summary>Promises that were not kept: open ones by when their remedy is due, others the latest first.</summary>
    public static Task<IResult> Breaches(ApiQuery<BreachQuery> query, ListCommitmentBreaches act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, new(asked.Cursor, null, asked.Limit)), stop), Shape);

    /// <summary>Show a promise that was not kept, with what was measured.</summary>
    public static async Task<IResult> OneBreach(Guid id, ShowBreach act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), Shape, shown => shown.Breach.Version);

    /// <summary>End a remedy: `state` done, or refused with a `note` that says why.</summary>
    public static Task<IResult> Settle(Guid id, ApiBody<SettleBody> body, SettleBreach act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.State, asked.Cost, asked.Note), stop));

    private static object Shape(CommitmentView row, InsightJson json) => new
    {
        row.Promise.Id,
        row.Promise.Code,
        unit = row.Unit.Code,
        row.Promise.Terms,
        clause = row.Clause is { } clause ? StandardFilter.Number(clause) : null,
        row.Promise.PublishedUtc,
        row.Promise.HoldsFrom,
        holdsTo = row.Promise.LastDay,
        row.Promise.Reason,
        kept = row.Kept is { } kept ? new { share = json.Figure(kept.Share), kept.Promised, verdict = kept.Kept } : null,
        owed = new { row.Owed.Open, row.Owed.Late },
        row.Promise.Version,
    };

    private static object Shape(BreachView row) => new
    {
        row.Breach.Id,
        promise = row.Promise.Code,
        commitmentId = row.Promise.Id,
        row.Breach.Encounter,
        unit = row.Unit.Code,
        row.Breach.StartedUtc,
        row.Breach.SeenUtc,
        row.Breach.DueUtc,
        row.IsLate,
        row.Breach.State,
        row.Breach.Facts,
        row.Breach.Notice,
        message = row.Message?.State,
        row.Breach.SettledUtc,
        row.Breach.Cost,
        row.Breach.Version,
    };

    /// <summary>What the check showed, and why it is promised nevertheless.</summary>
    public sealed record PublishBody(string? Seen, string? Reason);

    /// <summary>How a remedy ends.</summary>
    public sealed record SettleBody(BreachState? State, decimal? Cost, string? Note);

    /// <summary>What broken promises are narrowed to.</summary>
    public sealed record BreachQuery(BreachState? State, Guid? UnitId, Guid? CommitmentId, OnOff? Late, string? Cursor, int? Limit)
    {
        internal BreachFilter Filter => new(State, UnitId, CommitmentId, Answers.Claim(Late) == true);
    }

    /// <summary>A promise as it is sent: a clause by its id, or `measure` with `target`.</summary>
    public sealed record PromiseBody(Guid? UnitId, string? TextZh, string? TextEn, CommitmentForm? Form, Guid? Clause, string? Touchpoint,
        StandardMeasure? Measure, decimal? Target, IReadOnlyList<string>? Outcomes, string? Formula, bool? InWorkingHours,
        IReadOnlyList<ContactChannel>? Channels, IReadOnlyList<string>? Units, IReadOnlyList<CustomerTier>? Tiers, RemedyKind? RemedyKind, string? RemedyZh,
        string? RemedyEn, decimal? RemedyHours, decimal? RemedyAmount, string? RemedyUnit, DeliveryChannel? NoticeBy, string? NoticeZh, string? NoticeEn,
        decimal? SharePercent, bool? IsPublic, DateOnly? From, DateOnly? To)
    {
        internal CommitmentTerms Terms => new()
        {
            TextZh = TextZh?.Trim() ?? "",
            TextEn = TextEn?.Trim() ?? "",
            Form = Form ?? (CommitmentForm)(-1),
            Clause = Clause,
            Own = Measure is { } measure ? new(Touchpoint, measure, Target ?? -1, (Outcomes ?? []).ToItems(), Formula, InWorkingHours ?? false) : null,
            Channels = (Channels ?? []).ToItems(),
            Units = (Units ?? []).ToItems(),
            Tiers = (Tiers ?? []).ToItems(),
            Remedy = new(RemedyKind ?? (RemedyKind)(-1), RemedyZh?.Trim() ?? "", RemedyEn?.Trim() ?? "", RemedyHours ?? 0, RemedyAmount, RemedyUnit),
            Notice = NoticeBy is { } by ? new(by, NoticeZh?.Trim() ?? "", NoticeEn?.Trim() ?? "") : null,
            SharePercent = SharePercent ?? 95,
            IsPublic = IsPublic ?? false,
            From = From ?? default,
            To = To,
        };
    }
}
