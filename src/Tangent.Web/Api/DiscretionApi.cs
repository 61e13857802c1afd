using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Touchpoints;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Api;

/// <summary>What staff may decide alone at a touchpoint.</summary>
public static class DiscretionApi
{
    public static void MapDiscretion(this IEndpointRouteBuilder api)
    {
        var discretion = api.MapGroup("").WithTags("Discretion").RequireAuthorization("api");
        discretion.MapGet("/touchpoints/{id:guid}/discretion", List).Produces<DiscretionJson[]>();
        discretion.MapPost("/touchpoints/{id:guid}/discretion", Add).Accepts<DiscretionFields>("application/json").Produces<DiscretionJson>(201);
        discretion.MapGet("/touchpoints/{id:guid}/discretion/answer", Ask).Queries<DiscretionQuery>().Produces<DiscretionAnswerJson>();
        discretion.MapGet("/discretion/{id:guid}", Show).Produces<DiscretionJson>();
        discretion.MapPut("/discretion/{id:guid}", Edit).Accepts<DiscretionFields>("application/json").Produces<DiscretionJson>();
    }

    /// <summary>List the rules of a touchpoint.</summary>
    public static async Task<IResult> List(Guid id, ListDiscretion act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, new(id), stop), DiscretionJson.Of);

    /// <summary>Add a rule; one that overlaps another is refused.</summary>
    public static Task<IResult> Add(
        Guid id, ApiBody<DiscretionFields> body, AddDiscretion act, ListDiscretion show, Reply reply, CancellationToken stop) =>
        reply.Made(body, async fields => (await act.Run(reply.Who, new(id, fields), stop)).Then(made => made.Value),
            async made => (await show.Run(reply.Who, new(null, made), stop)).Then(rules => DiscretionJson.Of(rules[0])));

    /// <summary>What may this post decide here, for this tier, on this day; and may it grant this wish.</summary>
    public static async Task<IResult> Ask(Guid id, ApiQuery<DiscretionQuery> query, AskDiscretion act, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who,
            new(id, asked.Post, asked.Tier, asked.Day, asked.Situation, asked.Kind, asked.Amount), stop), DiscretionAnswerJson.Of);
    }

    /// <summary>Show one rule; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ListDiscretion act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(null, id), stop), rules => DiscretionJson.Of(rules[0]), rules => rules[0].Version);

    /// <summary>Change a rule, or end it by its last day, on the version named by If-Match.</summary>
    public static Task<IResult> Edit(
        Guid id, ApiBody<DiscretionFields> body, EditDiscretion act, ListDiscretion show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (fields, version) => act.Run(reply.Who, new(id, version, fields), stop), () => Show(id, show, reply, stop));
}

/// <summary>What discretion can be asked.</summary>
/// <param name="Post">Which post.</param>
/// <param name="Tier">The customer's tier; without it only rules for all customers hold.</param>
/// <param name="Day">On which day; today unless said otherwise.</param>
/// <param name="Situation">In what situation, to judge a wish.</param>
/// <param name="Kind">What is wished for.</param>
/// <param name="Amount">How much, a whole number.</param>
public sealed record DiscretionQuery(string? Post, CustomerTier? Tier, DateOnly? Day, string? Situation, DiscretionKind? Kind, int? Amount);

/// <summary>A rule as the API shows it.</summary>
public sealed record DiscretionJson(Guid Id, Guid TouchpointId, DiscretionTerms Terms, DateTime ChangedUtc, int Version)
{
    internal static object Of(DiscretionRule rule) =>
        new DiscretionJson(rule.Id.Value, rule.TouchpointId.Value, rule.Terms, rule.ChangedUtc, rule.Version);
}

/// <summary>What may be decided: the rules that hold, and about a wish <c>alone</c>, <c>stepUp</c> or <c>noRule</c>.</summary>
public sealed record DiscretionAnswerJson(DateOnly Day, IReadOnlyList<DiscretionTerms> Holding, string? Answer, DiscretionTerms? By)
{
    internal static object Of(AskDiscretion.Told told) => new DiscretionAnswerJson(told.Day, told.Holding, told.Answer switch
    {
        DiscretionAnswer.Alone => "alone",
        DiscretionAnswer.StepUp => "stepUp",
        DiscretionAnswer.NoRule => "noRule",
        _ => null,
    }, told.Answer switch
    {
        DiscretionAnswer.Alone alone => alone.By,
        DiscretionAnswer.StepUp up => up.By,
        _ => null,
    });
}
