using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters.Published;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>What journeys and feedback say together. Every figure comes with its interval, n and method, or with the reason why there is none.</summary>
public static partial class InsightsApi
{
    public static void MapInsights(this IEndpointRouteBuilder api)
    {
        var insights = api.MapGroup("/insights").WithTags("Insights").RequireAuthorization("api");
        insights.MapGet("/scorecards", Scorecards).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/triangulation", Triangulation).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/touchpoint", Touchpoint).Queries<PlaceQuery>().Produces(200);
        insights.MapGet("/units", Units).Queries<PlaceQuery>().Produces(200);
        insights.MapGet("/trends", Trends).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/moments", Moments).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/rule", Rule).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/drivers", Drivers).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/fix-first", FixFirst).Queries<FixFirstQuery>().Produces(200);
        insights.MapGet("/changes", Changes).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/themes", Themes).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/agreement", Agreement).Queries<InsightQuery>().Produces(200);
        insights.MapGet("/reliability", Reliability).Queries<ReliabilityQuery>().Produces(200);
        insights.MapGet("/importance", Importance).Queries<ImportanceQuery>().Produces(200);
        insights.MapGet("/recovery", Recovery).Queries<ReturnsQuery>().Produces(200);
        insights.MapGet("/returns", Returns).Queries<ReturnsQuery>().Produces(200);
        insights.MapGet("/waits", Waits).Queries<WaitsQuery>().Produces(200);
        insights.MapPost("/chain", Chain).Accepts<ColumnsBody>("application/json").Produces(200);
        insights.MapGet("/gaps", SurveyGaps).Queries<GapsQuery>().Produces(200);
        insights.MapPost("/gaps", Gaps).Accepts<GapsBody>("application/json").Produces(200);
    }

    /// <summary>Show how every touchpoint does: volume, reach, mean score, failing share, net effect.</summary>
    public static Task<IResult> Scorecards(ApiQuery<InsightQuery> query, AskScorecard act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show every touchpoint as all sources see it, side by side; contradictions first.</summary>
    public static Task<IResult> Triangulation(ApiQuery<InsightQuery> query, AskTriangulation act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show all that journeys and judgements say of one touchpoint: effect, instruments, criteria, consistency, trend, control, units.</summary>
    public static Task<IResult> Touchpoint(ApiQuery<PlaceQuery> query, AskTouchpoint act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Touchpoint ?? "", asked.Filter), stop), json.Of);

    /// <summary>Show how units compare, over all touchpoints or at one: shrunken means, ranks with intervals, funnel.</summary>
    public static Task<IResult> Units(ApiQuery<PlaceQuery> query, AskUnits act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter, asked.Touchpoint), stop), json.Of);

    /// <summary>Show how journeys and touchpoints did month by month, with control charts by week.</summary>
    public static Task<IResult> Trends(ApiQuery<InsightQuery> query, AskTrends act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show which kind of moment every touchpoint is, and what failing costs and shining gains there.</summary>
    public static Task<IResult> Moments(ApiQuery<InsightQuery> query, AskMoments act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show by which rule customers judge a journey: mean, peak and end, weakest link, consistency.</summary>
    public static Task<IResult> Rule(ApiQuery<InsightQuery> query, AskRule act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show which touchpoints' scores go with the overall judgement. They go together; they need not be its causes.</summary>
    public static Task<IResult> Drivers(ApiQuery<InsightQuery> query, AskDrivers act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show what to fix first and what the mean overall judgement would gain by it. With byUnit also unit by unit.</summary>
    public static Task<IResult> FixFirst(ApiQuery<FixFirstQuery> query, AskFixFirst act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, asked.Request, stop), json.Of);

    /// <summary>Show what changed from the month before to the last month of the selection, beyond chance.</summary>
    public static Task<IResult> Changes(ApiQuery<InsightQuery> query, AskChanges act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Show what customers write of: themes and touchpoints of their comments.</summary>
    public static Task<IResult> Themes(ApiQuery<InsightQuery> query, AskThemes act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    private static async Task<IResult> Told<TQuery, T>(this Reply reply, ApiQuery<TQuery> query, Func<TQuery, Task<Outcome<T>>> act, Func<T, object> shape)
        where TQuery : class => query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Answer(await act(query.Read.Value), shape);

    /// <summary>Which journeys count; what is left out narrows nothing.</summary>
    public sealed record InsightQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays)
    {
        internal JourneyFilter Filter => new()
        {
            FromUtc = From?.UtcDateTime,
            BeforeUtc = Before?.UtcDateTime,
            Units = UnitId is { } unit ? [unit] : [],
            Channels = Channel is { } channel ? [channel] : [],
            Outcomes = Outcome is { } outcome ? [outcome] : [],
            Tiers = Tier is { } tier ? [tier] : [],
            Cut = Cut ?? default,
            GapDays = GapDays,
        };
    }

    /// <summary>Which journeys count, and at which touchpoint: its code, or <c>~</c> and the word of a source.</summary>
    public sealed record PlaceQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, string? Touchpoint)
    {
        internal JourneyFilter Filter => new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter;
    }

    /// <summary>Which journeys count, whether units are listed too, and the failing share that fixing is to reach.</summary>
    public sealed record FixFirstQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, OnOff? ByUnit, string? Target)
    {
        // What is no number is no share: it is refused like one outside 0 to 1.
        internal AskFixFirst.Request Request => new(new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter,
            Answers.Claim(ByUnit) == true, Target is null ? null
            : double.TryParse(Target, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) ? share : double.NaN);
    }
}
