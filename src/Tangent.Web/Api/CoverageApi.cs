using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.Analytics;
using Tangent.Analytics.Decisions;
using Tangent.App.Touchpoints.Coverage;
using Tangent.App.Touchpoints.KeySelection;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>How well the register covers what is done, and which of its touchpoints matter most.</summary>
public static class CoverageApi
{
    public static void MapCoverage(this IEndpointRouteBuilder api)
    {
        var references = api.MapGroup("/touchpoint-references").WithTags("Coverage").RequireAuthorization("api");
        references.MapGet("", List).Queries<ReferenceQuery>().Produces<ReferenceJson[]>();
        references.MapPost("/{id:guid}/map", Map).Accepts<MapBody>("application/json").Produces(204);
        references.MapPost("/{id:guid}/ignore", Ignore).Accepts<TouchpointsApi.RetireBody>("application/json").Produces(204);
        references.MapPost("/{id:guid}/reopen", Reopen).Accepts<TouchpointsApi.NoBody>("application/json").Produces(204);
        var keys = api.MapGroup("/key-selection").WithTags("KeySelection").RequireAuthorization("api");
        keys.MapGet("", Selection).Queries<SelectionQuery>().Produces<SelectionJson[]>();
        keys.MapPost("/comparison", Compare).Accepts<CompareCriteria.Request>("application/json").Produces(204);
        keys.MapPost("/{id:guid}/statement", State).Accepts<StatementBody>("application/json").Produces(204);
    }

    /// <summary>List what is referred to, the most often seen first.</summary>
    public static Task<IResult> List(ApiQuery<ReferenceQuery> query, ListReferences act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Source, asked.State, new(asked.Cursor, null, asked.Limit)), stop), ReferenceJson.Of);

    /// <summary>Say which touchpoint a reference means, by its code.</summary>
    public static Task<IResult> Map(Guid id, ApiBody<MapBody> body, MapReference act, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Code), stop), Nothing);

    /// <summary>Say that a reference means no touchpoint, with a reason.</summary>
    public static Task<IResult> Ignore(
        Guid id, ApiBody<TouchpointsApi.RetireBody> body, IgnoreReference act, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Reason), stop), Nothing);

    /// <summary>Take back what was decided about a reference. The body is an empty object.</summary>
    public static Task<IResult> Reopen(
        Guid id, ApiBody<TouchpointsApi.NoBody> body, ReopenReference act, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, _) => act.Run(reply.Who, new(id), stop), Nothing);

    /// <summary>Touchpoints in use with evidence and priority, the highest first; n is 0 where people stated it.</summary>
    public static async Task<IResult> Selection(ApiQuery<SelectionQuery> query, ShowKeySelection act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var shown = await act.Run(reply.Who, new(query.Read.Value.Stage, query.Read.Value.Channel), stop);
        return reply.Whole(shown.Then(all => all.Rows), SelectionJson.Of);
    }

    /// <summary>Keep the comparison of the three criteria: 1 to 9, or −2 to −9 for the inverse.</summary>
    public static Task<IResult> Compare(ApiBody<CompareCriteria.Request> body, CompareCriteria act, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, asked, stop), Nothing);

    /// <summary>Say what the team thinks of a touchpoint.</summary>
    public static Task<IResult> State(Guid id, ApiBody<StatementBody> body, StateKeyEvidence act, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Importance, asked.PerMonth, asked.Experience), stop), Nothing);

    private static Task<IResult> Nothing() => Task.FromResult(Results.NoContent());

    /// <summary>The code of a touchpoint.</summary>
    public sealed record MapBody(string? Code);

    /// <summary>Importance 1 to 5, uses a month, experience 1 to 10.</summary>
    public sealed record StatementBody(int? Importance, int? PerMonth, int? Experience);
}

/// <summary>What a list of references can be asked.</summary>
/// <param name="Source">Only this source.</param>
/// <param name="State">Only those of which this was decided.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record ReferenceQuery(ReferenceSource? Source, ReferenceState? State, string? Cursor, int? Limit);

/// <summary>Which touchpoints are weighed.</summary>
/// <param name="Stage">Only this stage.</param>
/// <param name="Channel">Only this channel.</param>
public sealed record SelectionQuery(JourneyStage? Stage, ContactChannel? Channel);

/// <summary>A reference as the API shows it.</summary>
public sealed record ReferenceJson(Guid Id, ReferenceSource Source, string Key, long Count, DateTime FirstSeenUtc, DateTime LastSeenUtc,
    ReferenceState State, string? TouchpointCode, string? IgnoredReason)
{
    internal static object Of(ReferenceRow row) => new ReferenceJson(row.Reference.Id, row.Reference.Source, row.Reference.Key,
        row.Reference.Count, row.Reference.FirstSeenUtc, row.Reference.LastSeenUtc, row.Reference.State, row.Touchpoint?.Code,
        row.Reference.IgnoredReason);
}

/// <summary>A touchpoint with what its priority rests on; without a score the code says why.</summary>
public sealed record SelectionJson(Guid Id, string Code, bool IsKey, Known? PerMonth, Known? Experience, int? Importance, double? Score,
    double? Low, double? High, int N, string? CannotTell)
{
    internal static object Of(ShowKeySelection.Row row) => row.Score is Estimate score
        ? new SelectionJson(row.Id, row.Code, row.IsKey, row.PerMonth, row.Experience, row.Importance, score.Point, score.Low, score.High, score.N, null)
        : new SelectionJson(row.Id, row.Code, row.IsKey, row.PerMonth, row.Experience, row.Importance, null, null, null, 0,
            (row.Score as CannotTell)?.Code);
}
