using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Encounters.Health;

namespace Tangent.Web.Api;

/// <summary>Whether the log can be built on.</summary>
public static class DataHealthApi
{
    public static void MapDataHealth(this IEndpointRouteBuilder api) =>
        api.MapGroup("/data-health").WithTags("DataHealth").RequireAuthorization("api").MapGet("", Show).Queries<HealthQuery>();

    /// <summary>
    /// Show per source: days that lack data, how late rows come, wrong clocks, rows told twice, missing fields; unknown words, rows that wait.
    /// </summary>
    public static async Task<IResult> Show(ApiQuery<HealthQuery> query, ShowDataHealth act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Answer(await act.Run(reply.Who, new(query.Read.Value.Days, query.Read.Value.UnitId), stop), Shape);

    private static object Shape(DataHealth health) => new
    {
        health.From,
        health.To,
        timeZone = health.Zone,
        behind = health.Behind,
        sources = health.Sources.Select(source => new
        {
            source.Source,
            source.Encounters,
            medianDelaySeconds = AnswerJson.Of(source.Lateness.Median),
            ninthDecileDelaySeconds = AnswerJson.Of(source.Lateness.NinthDecile),
            laterThanDay = AnswerJson.Of(source.Lateness.LaterThanDay),
            fromFuture = AnswerJson.Of(source.Lateness.FromFuture),
            furthestFutureSeconds = source.Lateness.FurthestSeconds,
            likelyTwice = AnswerJson.Of(source.Twice),
            missing = source.Missing.ToDictionary(one => one.Field, one => AnswerJson.Of(one.Share)),
            days = source.Days.Select(day => new { day.Day, day.Count.Count, usual = AnswerJson.Of(day.Count.Usual), day.Count.IsLacking }),
        }),
        likelyTwice = health.Twice,
        health.TouchpointWords,
        health.UnitWords,
        waiting = health.Waiting,
    };

    /// <summary>Over how many days up to today, 1 to 366 (28), and which unit with all below it.</summary>
    public sealed record HealthQuery(int? Days, Guid? UnitId);
}
