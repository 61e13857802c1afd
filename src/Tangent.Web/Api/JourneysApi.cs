using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Journeys;
using Tangent.Domain;

namespace Tangent.Web.Api;

/// <summary>Questions about journeys. They change nothing; they are posted because a filter does not fit into an address.</summary>
public static class JourneysApi
{
    private const int UsualVariants = 50;

    public static void MapJourneys(this IEndpointRouteBuilder api)
    {
        var journeys = api.MapGroup("/journeys").WithTags("Journeys").RequireAuthorization("api");
        journeys.MapPost("/map", Map).Accepts<MapBody>("application/json").Produces(200);
        journeys.MapPost("/funnel", Funnel).Accepts<FunnelBody>("application/json").Produces(200);
        journeys.MapPost("/contacts", Contacts).Accepts<ContactsBody>("application/json").Produces(200);
        journeys.MapPost("/conformance", Conformance).Accepts<ConformanceBody>("application/json").Produces(200);
        journeys.MapPost("/credits", Credits).Accepts<CreditsBody>("application/json").Produces(200);
    }

    /// <summary>Show which touchpoint follows which, how often, after how long and with what score, and the ways from beginning to end.</summary>
    public static Task<IResult> Map(ApiBody<MapBody> body, ExploreJourneys act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Filter?.Filter, asked.Variants ?? UsualVariants, IsJudged: asked.IsJudged ?? false), stop),
        map => new
        {
            basis = map.Basis,
            map.Scale,
            touchpoints = map.Nodes.Select(node => new
            {
                node.Stop,
                node.Encounters,
                node.Journeys,
                node.Starts,
                node.Ends,
                node.Repeating,
                score = AnswerJson.Of(node.Score),
                wait = TimesJson.Of(node.Wait),
                duration = TimesJson.Of(node.Duration),
                node.WaitedSeconds,
            }),
            edges = map.Edges.Select(edge => new
            {
                from = map.Nodes[edge.From].Stop.Key,
                to = map.Nodes[edge.To].Stop.Key,
                edge.Count,
                time = TimesJson.Of(edge.Time),
                edge.GapSeconds,
                score = AnswerJson.Of(edge.Score),
            }),
            variantCount = map.VariantCount,
            variants = map.Variants.Select(way => new
            {
                path = way.Path.Select(node => map.Nodes[node].Stop.Key),
                way.Count,
                way.Share,
                time = TimesJson.Of(way.Time),
                score = AnswerJson.Of(way.Score),
                way.Endings,
            }),
            journeyTime = TimesJson.Of(map.JourneyTime),
        });

    /// <summary>Follow journeys along touchpoints: how many come how far, and after how long.</summary>
    public static Task<IResult> Funnel(ApiBody<FunnelBody> body, FollowFunnel act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Filter?.Filter, asked.Steps ?? []), stop), followed => new
        {
            basis = followed.Basis,
            steps = followed.Steps.Select(step => new
            {
                step.Stop,
                step.Reached,
                ofAll = AnswerJson.Of(step.OfAll),
                ofBefore = AnswerJson.Of(step.OfBefore),
                time = TimesJson.Of(step.Time),
            }),
        });

    /// <summary>Measure repeated contacts, first-contact resolution, changes of channel and hand-overs.</summary>
    public static Task<IResult> Contacts(ApiBody<ContactsBody> body, MeasureContacts act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Filter?.Filter, asked.WindowDays ?? MeasureContacts.UsualWindowDays), stop), effort => new
        {
            basis = effort.Basis,
            effort.Settled,
            firstContact = AnswerJson.Of(effort.FirstContact),
            repeatContacts = AnswerJson.Of(effort.RepeatContacts),
            switching = AnswerJson.Of(effort.Switching),
            handedOver = AnswerJson.Of(effort.HandedOver),
            effort.Switches,
        });

    /// <summary>Hold journeys against a path of touchpoints, or against a BPMN or PNML file in base64.</summary>
    public static Task<IResult> Conformance(ApiBody<ConformanceBody> body, CheckConformance act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Filter?.Filter, asked.Path, asked.Net), stop), kept => new
        {
            basis = kept.Basis,
            kept.Method,
            kept.Journeys,
            kept.Untold,
            meanFitness = AnswerJson.Of(kept.MeanFitness),
            keeping = AnswerJson.Of(kept.Keeping),
            tokenReplay = kept.Replay is Replayed all ? new ReplayJson(all.Fitness, all.Produced, all.Consumed, all.Missing, all.Remaining) : null,
            kept.Deviations,
            kept.Unknown,
        });

    /// <summary>Credit touchpoints with good ends: Markov removal effect and even shares. A model of paths, not an experiment.</summary>
    public static Task<IResult> Credits(ApiBody<CreditsBody> body, CreditTouchpoints act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Filter?.Filter, asked.GoodOutcomes, asked.LeastScore), stop), credits => new
        {
            basis = credits.Basis,
            credits.Journeys,
            credits.Good,
            cannotTell = credits.Reason?.Code,
            touchpoints = credits.All.Select(one => new
            {
                one.Stop,
                one.Removal,
                one.MarkovCredit,
                one.ShapleyCredit,
                removalRange = AnswerJson.Of(one.RemovalRange),
                markovRange = AnswerJson.Of(one.MarkovRange),
                shapleyRange = AnswerJson.Of(one.ShapleyRange),
            }),
        });

    /// <summary>
    /// Which journeys, how many of the commonest ways, 0 to 1,000 (50 when nothing is said), and whether scores are what customers said of
    /// their encounters instead of those that came with the encounters.
    /// </summary>
    public sealed record MapBody(JourneyFilterJson? Filter, int? Variants, bool? IsJudged);

    /// <summary>Which journeys, and the touchpoints in order; without any, those of the commonest way.</summary>
    public sealed record FunnelBody(JourneyFilterJson? Filter, Items<string>? Steps);

    /// <summary>Which journeys, and within how many days another contact is a repetition; 7 when nothing is said.</summary>
    public sealed record ContactsBody(JourneyFilterJson? Filter, int? WindowDays);

    /// <summary>Which journeys, and the path or the file that they are held against.</summary>
    public sealed record ConformanceBody(JourneyFilterJson? Filter, Items<string>? Path, byte[]? Net);

    /// <summary>Token replay of all journeys together: fitness 0 to 1, and the four counts that it comes from.</summary>
    public sealed record ReplayJson(double Fitness, long Produced, long Consumed, long Missing, long Remaining);

    /// <summary>Which journeys, and what ends well: one of these outcomes, or a mean score of at least this.</summary>
    public sealed record CreditsBody(JourneyFilterJson? Filter, Items<string>? GoodOutcomes, double? LeastScore);
}
