using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.Analytics.Comparisons;
using Tangent.App.Feedback.Incidents;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>Critical incidents: told, coded by two, settled.</summary>
public static class IncidentsApi
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Incidents").RequireAuthorization("api");
        incidents.MapGet("", List).Queries<IncidentQuery>();
        incidents.MapPost("", Take).Accepts<IncidentBody>("application/json");
        incidents.MapGet("/measures", Measure);
        incidents.MapGet("/{id:guid}", Show);
        incidents.MapPost("/{id:guid}/code", Code).Accepts<TypeBody>("application/json");
        incidents.MapPost("/{id:guid}/decide", Decide).Accepts<TypeBody>("application/json");
    }

    /// <summary>List critical incidents, the latest first; narrowed by how far their coding is, by outcome, by touchpoint.</summary>
    public static Task<IResult> List(ApiQuery<IncidentQuery> query, ListIncidents act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.State, asked.Outcome, asked.Touchpoint, new(asked.Cursor, null, asked.Limit)), stop), Shape);

    /// <summary>Take down a critical incident: story, outcome and teller; all else can wait.</summary>
    public static Task<IResult> Take(ApiBody<IncidentBody> body, TakeIncident act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, asked.Request, stop), made => new { id = made }, StatusCodes.Status201Created);

    /// <summary>Show one incident. Until two have coded it, no code is shown but one's own.</summary>
    public static async Task<IResult> Show(Guid id, ShowIncident act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), shown => new { incident = Shape(shown.Row), shown.Own, shown.Codes });

    /// <summary>Say what it was, as one of its two coders.</summary>
    public static Task<IResult> Code(Guid id, ApiBody<TypeBody> body, CodeIncident act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Type), stop));

    /// <summary>Decide what it was where its two coders do not agree.</summary>
    public static Task<IResult> Decide(Guid id, ApiBody<TypeBody> body, DecideIncident act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Type), stop));

    /// <summary>Groups by how customers took it, whether both go together, and how far the coders agree.</summary>
    public static async Task<IResult> Measure(MeasureIncidents act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), found => new
        {
            groups = found.Groups.Select(one => new { one.Group, one.Satisfying, one.Dissatisfying, share = json.Figure(one.Share) }),
            independence = found.Independence is TableTold told
                ? new { chiSquare = told.Test.Statistic, df = told.Test.DegreesOfFreedom, p = told.Test.PValue, n = told.Test.N, told.Residuals }
                : json.Figure(found.Independence),
            agreementOnTypes = json.Figure(found.OfTypes),
            agreementOnGroups = json.Figure(found.OfGroups),
        });

    private static object Shape(IncidentRow row) => new
    {
        row.Id,
        row.Story,
        row.IsMasked,
        row.Outcome,
        row.Teller,
        touchpoint = row.Touchpoint?.Code,
        unit = row.Unit.Code,
        row.Channel,
        row.Actors,
        row.VoiceId,
        row.HappenedUtc,
        row.Type,
        group = row.Type is { } type ? IncidentReach.GroupOf(type) : (Analytics.Moments.IncidentGroup?)null,
        row.IsAdjudicated,
        row.State,
    };

    /// <summary>Which incidents.</summary>
    public sealed record IncidentQuery(CodingState? State, IncidentOutcome? Outcome, Guid? Touchpoint, string? Cursor, int? Limit);

    /// <summary>What it was.</summary>
    public sealed record TypeBody(IncidentType? Type);

    /// <summary>What happened.</summary>
    public sealed record IncidentBody(string? Story, IncidentOutcome? Outcome, IncidentTeller? Teller, Guid? UnitId, Guid? Touchpoint,
        ContactChannel? Channel, string? Actors, DateTimeOffset? Happened, Guid? VoiceId)
    {
        internal TakeIncident.Request Request => new(Story, Outcome, Teller, UnitId, Touchpoint, Channel, Actors, Happened?.UtcDateTime, VoiceId);
    }
}
