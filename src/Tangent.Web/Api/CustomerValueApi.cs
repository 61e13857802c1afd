using Microsoft.AspNetCore.Http;
using Tangent.App.Customers.Value;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>What customers are worth and which tier that gives them.</summary>
public static class CustomerValueApi
{
    /// <summary>Show values and tiers of all customers together: sizes, moves, the model and its check against the last third of the past.</summary>
    public static async Task<IResult> Board(ShowValueBoard act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), board => new
        {
            board.Version,
            board.IsAtWork,
            last = board.Last is { } run ? new { run.AsOfUtc, run.Policy, run.Model, cannotTell = run.Cannot } : null,
            runs = board.Runs,
        });

    /// <summary>Show the policy of values; its version stands in the ETag, 0 until the company sets one.</summary>
    public static async Task<IResult> Policy(ShowValuePolicy act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(), stop), shown => shown.Policy, shown => shown.Version);

    /// <summary>Set the policy of values anew, all of it; the version before is kept, and customers are valued by it soon.</summary>
    public static Task<IResult> SetPolicy(ApiBody<PolicyBody> body, SetValuePolicy act, ShowValuePolicy show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(asked.Policy, version), stop), () => Policy(show, reply, stop));

    /// <summary>Try a policy on the past: which tiers customers would be of, and how many would move. Nothing is written.</summary>
    public static Task<IResult> TryPolicy(ApiBody<PolicyBody> body, TryValuePolicy act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Policy), stop),
            tried => new { tried.Model, cannotTell = tried.Cannot?.Code, tried.Up, tried.Down, tried.First });

    /// <summary>Ask for all customers to be valued now; answers the job. The server does so by itself once in each period.</summary>
    public static async Task<IResult> Start(StartValuing act, Reply reply, CancellationToken stop)
    {
        var started = await act.Run(reply.Who, new(), stop);
        return started.Failure is { } failure ? reply.Refuse(failure)
            : Results.Json(new DeliveryApi.IdJson(started.Value), statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>List whose tier the value changed, or would have changed, the latest first. `isUp` takes those up or those down alone.</summary>
    public static Task<IResult> Moves(ApiQuery<MoveQuery> query, ListTierMoves act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Tier, asked.IsUp, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>List who is near the next higher tier and probably still buys, the nearest first.</summary>
    public static Task<IResult> Upgrades(ApiQuery<UpgradeQuery> query, ListUpgrades act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Tier, new(asked.Cursor, null, asked.Limit)), stop), row => row);

    /// <summary>Explain what one customer is worth and how the tier came about.</summary>
    public static async Task<IResult> Of(string number, ShowCustomerValue act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(CustomersApi.Number(number)), stop), shown => new
        {
            shown.Number,
            worth = shown.Value is { } value ? json.Figure(value.Told.Worth) : null,
            expected = shown.Value is { } other ? json.Figure(other.Told.Expected) : null,
            alive = shown.Value?.Told.Alive,
            isMoney = shown.Value?.Told.IsMoney,
            horizonDays = shown.Value?.Told.HorizonDays,
            asOfUtc = shown.Value?.Told.AsOfUtc,
            purchases = shown.Value?.Purchases,
            daysSince = shown.Value?.DaysSince,
            daysWatched = shown.Value?.DaysWatched,
            recency = shown.Value?.Recency,
            frequency = shown.Value?.Frequency,
            money = shown.Value?.Money,
            tier = shown.Value?.Tier,
            move = shown.Value?.Move,
            cuts = shown.Value?.Cuts,
            risesAt = shown.Value?.RisesAt,
            fallsBelow = shown.Value?.FallsBelow,
            periodsBelow = shown.Value?.PeriodsBelow,
            movesTiers = shown.Value?.MovesTiers,
            shown.ByHand,
        });

    /// <summary>The policy; what is left out is as it is usual.</summary>
    public sealed record PolicyBody(Items<string>? Touchpoints, Items<JourneyStage>? Stages, Items<string>? Outcomes, string? Money, int? PeriodDays,
        int? Horizon, double? Discount, int? HistoryMonths, CutKind? CutBy, Items<double>? Cuts, double? Rise, double? Fall, int? Patience, bool? MovesTiers,
        bool? NeedsConsent)
    {
        internal ValuePolicy Policy => new()
        {
            Touchpoints = Touchpoints ?? [],
            Stages = Stages ?? [],
            Outcomes = Outcomes ?? [],
            Money = Money,
            PeriodDays = PeriodDays ?? ValuePolicy.Usual.PeriodDays,
            Horizon = Horizon ?? ValuePolicy.Usual.Horizon,
            Discount = Discount ?? ValuePolicy.Usual.Discount,
            HistoryMonths = HistoryMonths ?? ValuePolicy.Usual.HistoryMonths,
            CutBy = CutBy ?? ValuePolicy.Usual.CutBy,
            Cuts = Cuts ?? ValuePolicy.Usual.Cuts,
            Rise = Rise ?? ValuePolicy.Usual.Rise,
            Fall = Fall ?? ValuePolicy.Usual.Fall,
            Patience = Patience ?? ValuePolicy.Usual.Patience,
            MovesTiers = MovesTiers ?? false,
            NeedsConsent = NeedsConsent ?? false,
        };
    }

    /// <summary>Which changes.</summary>
    public sealed record MoveQuery(CustomerTier? Tier, bool? IsUp, string? Cursor, int? Limit);

    /// <summary>Which customers.</summary>
    public sealed record UpgradeQuery(CustomerTier? Tier, string? Cursor, int? Limit);
}
