using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tangent.App.Insights;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>Reliability, importance and performance, returns, waits.</summary>
public static partial class InsightsApi
{
    /// <summary>Show how many journeys go without a failure, what each touch must reach for a target, and where the next failure costs most.</summary>
    public static Task<IResult> Reliability(ApiQuery<ReliabilityQuery> query, AskReliability act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, asked.Request, stop), json.Of);

    /// <summary>Show how important and how good every touchpoint is, and in which quadrant it lies.</summary>
    public static Task<IResult> Importance(ApiQuery<ImportanceQuery> query, AskImportance act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, asked.Request, stop), json.Of);

    /// <summary>Show whether customers in the top box come again more often than those in the next one.</summary>
    public static Task<IResult> Returns(ApiQuery<ReturnsQuery> query, AskReturns act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, asked.Request, stop), json.Of);

    /// <summary>Show whether customers come again, and how satisfied they are, after their case was put right or was not.</summary>
    public static Task<IResult> Recovery(ApiQuery<ReturnsQuery> query, AskRecovery act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Request.Filter, asked.Days), stop), json.Of);

    /// <summary>Show how scores move with the wait.</summary>
    public static Task<IResult> Waits(ApiQuery<WaitsQuery> query, AskWaits act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, asked.Request, stop), json.Of);

    /// <summary>Show what the team wrote down about its moments beside what customers' judgements say.</summary>
    public static Task<IResult> Agreement(ApiQuery<InsightQuery> query, AskAgreement act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(asked.Filter), stop), json.Of);

    /// <summary>Compute the service-profit chain and the satisfaction index from columns in the body; nothing of them is kept.</summary>
    public static Task<IResult> Chain(ApiBody<ColumnsBody> body, AskChain act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Asked(body, async asked =>
        {
            var sheet = ColumnSheet.Of(asked.Columns, asked.Units);
            return sheet.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(sheet.Value), stop);
        }, json.Of);

    /// <summary>Show gaps of service quality with their reliability, from a survey that asks what was expected beside what was met.</summary>
    public static Task<IResult> SurveyGaps(ApiQuery<GapsQuery> query, AskGaps act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Told(query, asked => act.Run(reply.Who, new(Survey: asked.SurveyId), stop), json.Of);

    /// <summary>Compute gaps of service quality with their reliability from columns in the body; nothing of them is kept.</summary>
    public static Task<IResult> Gaps(ApiBody<GapsBody> body, AskGaps act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Asked(body, async asked =>
        {
            if (asked.Columns is null) return await act.Run(reply.Who, new(null, asked.Scale), stop);
            var sheet = ColumnSheet.Of(asked.Columns, null);
            return sheet.Failure is { } wrong ? wrong : await act.Run(reply.Who, new(sheet.Value, asked.Scale), stop);
        }, json.Of);

    /// <summary>Columns of numbers by name, and the unit of each row.</summary>
    public sealed record ColumnsBody(IReadOnlyDictionary<string, IReadOnlyList<double?>>? Columns, IReadOnlyList<string>? Units);

    /// <summary>Which survey; the one that was changed last where none is named.</summary>
    public sealed record GapsQuery(Guid? SurveyId);

    /// <summary>Columns of expectations and perceptions by name, and their scale.</summary>
    public sealed record GapsBody(IReadOnlyDictionary<string, IReadOnlyList<double?>>? Columns, string? Scale);

    // What is no number is no share: it is refused like one outside.
    private static double? Share(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double share) ? share : double.NaN;

    /// <summary>Which journeys count, the share of them that shall be without failure, and over how many touches.</summary>
    public sealed record ReliabilityQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, string? Target, int? Touches)
    {
        internal AskReliability.Request Request =>
            new(new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter, Share(Target), Touches);
    }

    /// <summary>Which journeys count, and where the cross stands.</summary>
    public sealed record ImportanceQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, CrossAt? Cross)
    {
        internal AskImportance.Request Request => new(new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter, Cross ?? default);
    }

    /// <summary>Which journeys count, and within how many days one comes again.</summary>
    public sealed record ReturnsQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, int? Days)
    {
        internal AskReturns.Request Request => new(new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter, Days);
    }

    /// <summary>Which journeys count, and the key of the touchpoint whose curve is shown.</summary>
    public sealed record WaitsQuery(DateTimeOffset? From, DateTimeOffset? Before, Guid? UnitId, string? Channel, string? Outcome, CustomerTier? Tier,
        JourneyCut? Cut, int? GapDays, string? Touchpoint)
    {
        internal AskWaits.Request Request => new(new InsightQuery(From, Before, UnitId, Channel, Outcome, Tier, Cut, GapDays).Filter, Touchpoint);
    }
}
