using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Export;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Signals;
using Tangent.App.Recovery.Steps;
using Tangent.Domain;
using Tangent.Domain.Recovery;

namespace Tangent.Web.Api;

/// <summary>Cases of recovery: the queue, the steps of a case, the signs that lead to cases, and the rules.</summary>
public static partial class CasesApi
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases").RequireAuthorization("api");
        cases.MapGet("", List).Queries<CaseQuery>().Produces<CaseJson[]>();
        cases.MapPost("", Open).Accepts<OpenBody>("application/json").Produces<CaseJson>(201);
        cases.MapGet("/export", TakeOut).Queries<CaseQuery>().Produces(200, contentType: "text/csv");
        cases.MapGet("/measures", Measure).Queries<MeasureQuery>();
        cases.MapGet("/signals", Signs).Queries<SignalQuery>();
        cases.MapGet("/policy", Policy).Produces<CasePolicy>();
        cases.MapPut("/policy", SetPolicy).Accepts<PolicyBody>("application/json").Produces<CasePolicy>();
        cases.MapPost("/policy/try", TryPolicy).Accepts<TryBody>("application/json");
        cases.MapGet("/{id:guid}", Show).Produces<CaseJson>();
        cases.MapGet("/{id:guid}/similar", Like);
        cases.MapPost("/{id:guid}/listen", Listen).Accepts<ListenBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/assess", Assess).Accepts<AssessBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/judge", Judge).Accepts<JudgeBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/propose", Propose).Accepts<ProposeBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/decide", Decide).Accepts<DecideBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/offer", Offer).Accepts<TellBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/answer", Answer).Accepts<AnswerBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/carry-out", CarryOut).Accepts<RemedyBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/visit", Visit).Accepts<VisitBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/close", Close).Accepts<CloseBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/reopen", Reopen).Accepts<ReasonBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/give", Give).Accepts<GiveBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/pause", Pause).Accepts<PauseBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/escalate", Escalate).Accepts<ReasonBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/merge", Merge).Accepts<MergeBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/part", Part).Accepts<TouchpointsApi.NoBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/words", Write).Accepts<TellBody>("application/json").Produces<CaseJson>();
        cases.MapPost("/{id:guid}/reveal", Reveal).Accepts<RevealBody>("application/json").Produces<CaseJson>();
    }

    /// <summary>List cases: search, filter, page by cursor. Open ones come by the clock that runs out first, all else the latest first.</summary>
    public static Task<IResult> List(ApiQuery<CaseQuery> query, ListCases act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Filter, new(asked.Cursor, null, asked.Limit)), stop), CaseJson.Of);

    /// <summary>Open a case by hand. With the same `once` it is no second one.</summary>
    public static Task<IResult> Open(ApiBody<OpenBody> body, OpenCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Made(body, asked => act.Run(reply.Who, new(asked.Once, asked.Told, asked.Wish, asked.UnitId, asked.Touchpoint, asked.Customer, asked.Phone),
            stop),
            // No words: what is kept to answer a repeated request would outlive an erasure.
            async id => (await show.Run(reply.Who, new(id), stop)).Then(object (shown) => new { shown.Row.Id, shown.Row.Number, shown.Row.DueUtc }));

    /// <summary>Show one case with its clocks, steps and words; its version stands in the ETag.</summary>
    public static async Task<IResult> Show(Guid id, ShowCase act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id), stop), CaseJson.Of, shown => shown.Row.Version);

    /// <summary>What was done in cases like it, and how often it put things right.</summary>
    public static async Task<IResult> Like(Guid id, SimilarCases act, InsightJson json, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), found => new
        {
            found.Cases,
            found.IsByCause,
            ways = found.Ways.Select(way => new { way.Remedies, recovered = json.Figure(way.Recovered), way.MeanCost }),
            latest = found.Latest.Select(one => new { one.Id, one.Number, one.OpenedUtc, one.Recovered }),
        });

    /// <summary>Step 1: the customer was spoken to and told it in their own words. The clock of the first contact is met.</summary>
    public static Task<IResult> Listen(Guid id, ApiBody<ListenBody> body, ListenToCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Told, asked.Way, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Step 2: what happened, what is wanted, how much it weighs.</summary>
    public static Task<IResult> Assess(Guid id, ApiBody<AssessBody> body, AssessCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Facts, asked.Wish, asked.Severity, asked.IsSafety, asked.Spread, asked.Touchpoint,
            asked.Title, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Step 2: whether it is justified, by which rule, and why it came.</summary>
    public static Task<IResult> Judge(Guid id, ApiBody<JudgeBody> body, JudgeCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Verdict, asked.Reason, asked.RuleText, asked.Cause, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>Step 3: what the customer is offered. Beyond the caller's authority it waits for somebody else to approve it.</summary>
    public static Task<IResult> Propose(Guid id, ApiBody<ProposeBody> body, ProposeForCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Remedies, asked.Procedure, asked.Treatment, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>Approve or refuse a proposal that goes beyond its maker's authority: never one's own.</summary>
    public static Task<IResult> Decide(Guid id, ApiBody<DecideBody> body, DecideProposal act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsApproved, asked.Why, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Step 3: the customer is told the proposal: sent from here (`by`), or told elsewhere (`way`).</summary>
    public static Task<IResult> Offer(Guid id, ApiBody<TellBody> body, OfferProposal act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Words, asked.Way, asked.By, asked.Subject, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>Step 3: what the customer says to the proposal.</summary>
    public static Task<IResult> Answer(Guid id, ApiBody<AnswerBody> body, AnswerProposal act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsAccepted, asked.Words, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Step 3: one remedy of the accepted proposal was done, once; without one, everything was done where nothing had to be.</summary>
    public static Task<IResult> CarryOut(Guid id, ApiBody<RemedyBody> body, CarryOutRemedy act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Remedy, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Step 4: the customer's own word on whether it was put right, or an attempt to get it.</summary>
    public static Task<IResult> Visit(Guid id, ApiBody<VisitBody> body, VisitAfterCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsReached, asked.Recovered, asked.Satisfaction, asked.Words, version), stop),
            () => Show(id, show, reply, stop));

    /// <summary>End a case. Nothing ends without the customer being told, unless nobody knows whom to tell.</summary>
    public static Task<IResult> Close(Guid id, ApiBody<CloseBody> body, CloseCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.End, asked.Note, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Open a case again, with the reason.</summary>
    public static Task<IResult> Reopen(Guid id, ApiBody<ReasonBody> body, ReopenCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Reason, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Give it to a unit, and to somebody who answers for it. What is handed on out of sight answers 204.</summary>
    public static Task<IResult> Give(Guid id, ApiBody<GiveBody> body, GiveCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.UnitId, asked.PersonId, version), stop), async () =>
            (await show.Run(reply.Who, new(id), stop)).Failure is Fail.Missing ? Results.NoContent() : await Show(id, show, reply, stop));

    /// <summary>Stop the case's own clocks, because the customer has to do something first; or let them go on.</summary>
    public static Task<IResult> Pause(Guid id, ApiBody<PauseBody> body, PauseCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.IsPaused, asked.Reason, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take it one step up, with the reason.</summary>
    public static Task<IResult> Escalate(Guid id, ApiBody<ReasonBody> body, EscalateCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Reason, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Say that it is one need with the case of this number, which goes on for both.</summary>
    public static Task<IResult> Merge(Guid id, ApiBody<MergeBody> body, MergeCases act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(id, asked.Into, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Take a merge back.</summary>
    public static Task<IResult> Part(Guid id, ApiBody<TouchpointsApi.NoBody> body, PartCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (_, version) => act.Run(reply.Who, new(id, version), stop), () => Show(id, show, reply, stop));

    /// <summary>Write a note that only colleagues read; with `way` what the customer was told elsewhere, with `by` what is sent from here.</summary>
    public static Task<IResult> Write(Guid id, ApiBody<TellBody> body, WriteOnCase act, ShowCase show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, _) => act.Run(reply.Who, new(id, asked.Words, asked.Way, asked.By, asked.Subject), stop), () => Show(id, show, reply, stop));

    /// <summary>Show what is personal in the clear, for a purpose that the audit log keeps.</summary>
    public static Task<IResult> Reveal(Guid id, ApiBody<RevealBody> body, RevealCase act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(id, asked.Purpose), stop), CaseJson.Of);

    /// <summary>Take cases out as CSV or XLSX, under the same filters; masked for whom they are masked.</summary>
    public static async Task<IResult> TakeOut(ApiQuery<CaseQuery> query, ExportCases act, Reply reply, Words.Words words, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        var taken = await act.Run(reply.Who, new(asked.Filter, Answers.Columns(asked.Columns), Export.In(words)), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Export.Send(taken.Value, asked.Format ?? ExportFormat.Csv, "cases");
    }

    /// <summary>List the signs that were decided on, the latest first: each with its case, or the reason why there is none.</summary>
    public static Task<IResult> Signs(ApiQuery<SignalQuery> query, ListSignals act, Reply reply, CancellationToken stop) =>
        reply.List(query, asked => act.Run(reply.Who, new(asked.Kind, asked.Fate, asked.Why, new(asked.Cursor, null, asked.Limit)), stop), CaseJson.Sign);

    /// <summary>Show the rules of recovery; their version stands in the ETag.</summary>
    public static async Task<IResult> Policy(ShowCasePolicy act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(), stop), shown => shown.Policy, shown => shown.Version);

    /// <summary>Set the rules of recovery anew, all of them; the version before is kept.</summary>
    public static Task<IResult> SetPolicy(ApiBody<PolicyBody> body, SetCasePolicy act, ShowCasePolicy show, Reply reply, CancellationToken stop) =>
        reply.Done(body, (asked, version) => act.Run(reply.Who, new(asked.Policy, version), stop), () => Policy(show, reply, stop));

    /// <summary>Try rules on the signs of the last days: how many cases they would have opened. Nothing is written.</summary>
    public static Task<IResult> TryPolicy(ApiBody<TryBody> body, TryCasePolicy act, Reply reply, CancellationToken stop) =>
        reply.Asked(body, asked => act.Run(reply.Who, new(asked.Policy, asked.Days ?? 30), stop), tried => tried);

    /// <summary>Whether recovery works: times, shares with their intervals, and what causes cases, of those opened in the last days.</summary>
    public static async Task<IResult> Measure(ApiQuery<MeasureQuery> query, MeasureCases act, InsightJson json, Reply reply, CancellationToken stop)
    {
        if (query.Read.Failure is { } wrong) return reply.Refuse(wrong, StatusCodes.Status400BadRequest);
        var asked = query.Read.Value;
        return reply.Answer(await act.Run(reply.Who, new(asked.Days ?? 90, asked.UnitId, asked.Origin, asked.Tier), stop), found => new
        {
            found.FromUtc,
            found.ToUtc,
            found.Cases,
            found.Open,
            found.Cost,
            recovered = json.Figure(found.Recovered),
            partlyRecovered = json.Figure(found.PartlyRecovered),
            satisfiedAfter = json.Figure(found.Figures.Recovered),
            firstContactHours = json.Figure(found.Figures.FirstResponseMedian),
            contactedInTime = json.Figure(found.Figures.Acknowledged),
            resolvedInTime = json.Figure(found.Figures.InTime),
            visitedInTime = json.Figure(found.VisitedInTime),
            reached = json.Figure(found.Reached),
            reopened = json.Figure(found.Figures.Reopened),
            escalated = json.Figure(found.Figures.Escalated),
            upheld = json.Figure(found.Figures.Upheld),
            meanCost = json.Figure(found.Figures.Cost),
            gained = json.Figure(found.Gained),
            bySpeed = found.BySpeed.Select(one => new { withinHours = one.Hours, one.Part.Cases, recovered = json.Figure(one.Part.Recovered), one.Part.Cost }),
            byUnit = found.ByUnit.Select(one => new
            {
                unit = one.Unit.Id,
                one.Part.Cases,
                one.Part.Repeats,
                recovered = json.Figure(one.Part.Recovered),
                one.Part.Cost
            }),
            byCause = found.ByCause.Select(one => new
            {
                one.Cause,
                one.Part.Cases,
                one.Part.Repeats,
                recovered = json.Figure(one.Part.Recovered),
                one.Part.Cost
            }),
            byTouchpoint = found.ByTouchpoint.Select(one =>
                new { touchpoint = one.Touchpoint?.Id, one.Part.Cases, one.Part.Repeats, recovered = json.Figure(one.Part.Recovered), one.Part.Cost }),
            byRemedy = found.ByRemedy.Select(one => new { one.Remedies, one.Part.Cases, recovered = json.Figure(one.Part.Recovered), one.Part.Cost }),
        });
    }
}
