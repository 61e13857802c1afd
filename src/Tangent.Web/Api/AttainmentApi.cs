using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.Analytics.Attainment;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>How far clauses are met: counted from the log, or from the counts that follow it.</summary>
public static class AttainmentApi
{
    public static void MapAttainment(this IEndpointRouteBuilder api)
    {
        var standards = api.MapGroup("/standards").WithTags("Standards").RequireAuthorization("api");
        standards.MapGet("/attainment", Check).Queries<CheckQuery>();
        standards.MapGet("/attainment/months", Months).Queries<MonthsQuery>();
        standards.MapPost("/attainment/recount", Recount).Produces<DeliveryApi.IdJson>(202);
        standards.MapGet("/attainment/explain/{encounter}", Explain).Queries<ExplainQuery>();
        standards.MapGet("/{id:guid}/attainment", One).Queries<MonthsQuery>();
        standards.MapGet("/{id:guid}/breaches", Breaches).Queries<BreachQuery>();
    }

    /// <summary>How far clauses were met from one day to another, over all and tier by tier, each share with its interval; counted from the log now.</summary>
    public static async Task<IResult> Check(ApiQuery<CheckQuery> query, CheckStandards act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest) : reply.Whole(
            await act.Run(reply.Who, new(query.Read.Value.From, query.Read.Value.To, query.Read.Value.Touchpoint), stop), row => new
            {
                row.Clause.Id,
                number = StandardFilter.Number(row.Clause),
                row.Clause.Terms.Item,
                row.Clause.Terms.Touchpoint,
                row.Measured,
                row.Met,
                promised = row.Clause.Terms.SharePercent / 100,
                share = row.All is { } all ? FigureJson.Of(all.Share) : null,
                kept = row.All?.Kept,
                tiers = row.ByTier.Select(one => new { one.Tier, share = FigureJson.Of(one.Verdict.Share), one.Verdict.Kept }),
            });

    /// <summary>Have the server count all attainment anew; `id` is that of the job.</summary>
    public static async Task<IResult> Recount(StartRecount act, Reply reply, CancellationToken stop)
    {
        var started = await act.Run(reply.Who, new(), stop);
        return started.Failure is { } failure ? reply.Refuse(failure)
            : Results.Json(new DeliveryApi.IdJson(started.Value), statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>How far clauses are met over months up to one, from the counts: by clause with its error budget, tier, channel, criterion and unit.</summary>
    public static async Task<IResult> Months(ApiQuery<MonthsQuery> query, AskAttainment act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Found(await act.Run(reply.Who, new(asked.Month, asked.Months ?? 1, asked.Filter), stop), told => new
        {
            told.From,
            told.To,
            countedUtc = told.State?.CountedUtc,
            lastRun = told.LastRun is { } run ? new { run.StartedUtc, run.TookMillis, reasons = run.Reasons.Split(' '), run.Rows } : null,
            told.IsAtWork,
            clauses = told.Lines.Select(line => new
            {
                line.Clause.Id,
                number = StandardFilter.Number(line.Clause),
                line.Clause.Terms.Item,
                figures = Figures(line.Counted, line.Verdict),
                budget = line.Budget is { } budget ? new { budget.Allowed, budget.Missed, budget.Used, budget.WholeAllowed, budget.SpentOn } : null,
            }),
            notMeasured = told.Silent.Select(StandardFilter.Number),
            tiers = told.Tiers.Select(one => new { tier = one.Of, figures = Figures(one.Counted, one.Verdict) }),
            channels = told.Channels.Select(one => new { channel = one.Of, figures = Figures(one.Counted, one.Verdict) }),
            criteria = told.Criteria.Select(one => new { criterion = one.Of, figures = Figures(one.Counted, one.Verdict) }),
            units = told.Units.Select(one => new { unit = one.Unit?.Code, one.Counted.Measured, one.Counted.Met }),
        });
    }

    /// <summary>How far one clause is met: day by day or week by week, unit by unit, tier by tier.</summary>
    public static async Task<IResult> One(Guid id, ApiQuery<MonthsQuery> query, ShowAttainment act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Found(await act.Run(reply.Who, new(id, asked.Month, asked.Months ?? 2, asked.Filter), stop), shown => new
        {
            shown.From,
            shown.To,
            figures = Figures(shown.All, shown.Verdict),
            shown.IsWeekly,
            shown.Points,
            units = shown.Units.Select(one => new { unit = one.Of?.Code, figures = Figures(one.Counted, one.Verdict) }),
            tiers = shown.Tiers.Select(one => new { tier = one.Of, figures = Figures(one.Counted, one.Verdict) }),
        });
    }

    /// <summary>The encounters that missed a clause, the latest first; `next` goes on as `after`.</summary>
    public static async Task<IResult> Breaches(Guid id, ApiQuery<BreachQuery> query, ListBreaches act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Found(await act.Run(reply.Who, new(id, query.Read.Value.UnitId, query.Read.Value.After), stop), piece => new
            {
                data = piece.Rows.Select(row => new { encounter = EncountersApi.Shape(row.Encounter), row.Value, row.Limit }),
                piece.Next,
            });

    /// <summary>Why an encounter met its clauses or missed them: versions in force, the tier then, what counted, verdicts.</summary>
    public static async Task<IResult> Explain(string encounter, ApiQuery<ExplainQuery> query, ExplainStandard act, Reply reply, CancellationToken stop) =>
        query.Read.Failure is { } wrong ? reply.Refuse(wrong, StatusCodes.Status400BadRequest)
            : reply.Found(await act.Run(reply.Who, new(Place(encounter), query.Read.Value.Clause), stop), Shape);

    /// <summary>An explanation, for programs.</summary>
    public static object Shape(ExplainStandard.Told told) => new
    {
        encounter = EncountersApi.Shape(told.Encounter),
        told.Day,
        told.Tier,
        clauses = told.Clauses.Select(one => new
        {
            number = StandardFilter.Number(one.Clause),
            one.Version,
            one.Terms,
            one.Value,
            one.Limit,
            one.IsMet,
            one.Calendar,
            counted = one.Counted?.Stretches,
            worked = one.Counted?.Worked,
            leftOut = one.Counted?.Days.Select(day => new { day.Date, day.Reason, day.Name }),
        }),
    };

    // What is no number is no encounter: answered like one that is not there.
    private static long Place(string encounter) => long.TryParse(encounter, NumberStyles.None, CultureInfo.InvariantCulture, out long place) ? place : 0;

    private static object Figures(Reached counted, AttainmentVerdict verdict) =>
        new { counted.Measured, counted.Met, verdict.Promised, share = FigureJson.Of(verdict.Share), verdict.Kept };

    /// <summary>Of which days, and of which touchpoint.</summary>
    public sealed record CheckQuery(DateOnly? From, DateOnly? To, string? Touchpoint);

    /// <summary>Of which months, and what is narrowed.</summary>
    public sealed record MonthsQuery(DateOnly? Month, int? Months, Guid? UnitId, CustomerTier? Tier, ContactChannel? Channel, ServiceCriterion? Criterion)
    {
        internal AttainmentFilter Filter => new(UnitId, Tier, Channel, Criterion);
    }

    /// <summary>In which unit, and from where on.</summary>
    public sealed record BreachQuery(Guid? UnitId, string? After);

    /// <summary>Which clause: its number or its id.</summary>
    public sealed record ExplainQuery(string? Clause);
}
