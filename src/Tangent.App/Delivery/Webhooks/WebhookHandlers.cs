using System.Globalization;
using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Standards.Published;
using Tangent.Domain.Access;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Turns what happens in other modules into what endpoints are told.</summary>
sealed class WebhookHandlers(WebhookFanOut fanOut, UnitFacts units, ResponseFacts responses, TimeProvider clock)
    : IHandle<ComplaintReceived>, IHandle<SurveysAnswered>, IHandle<EncountersAppended>, IHandle<ImportDone>, IHandle<PromiseBroken>,
        IHandle<AlertFired>, IHandle<CustomerTierChanged>
{
    public async Task Handle(ComplaintReceived happened, Guid id, CancellationToken stop)
    {
        var unit = (await units.Of([happened.UnitId], stop))[happened.UnitId];
        await fanOut.Tell(WebhookEvents.ComplaintReceived, [new($"{happened.Voice:N}", happened.ReceivedUtc, unit.Path, new
        {
            id = happened.Voice,
            happened.Number,
            unit = unit.Code,
            happened.ReceivedUtc,
            happened.DueUtc,
        })], stop);
    }

    public async Task Handle(SurveysAnswered happened, Guid id, CancellationToken stop)
    {
        var answered = await responses.Between(happened.First, happened.Last, stop);
        var places = await units.Of([.. answered.Select(one => one.SurveyUnit).Distinct()], stop);
        await fanOut.Tell(WebhookEvents.SurveyAnswered, [.. answered.Select(one => new ToldEvent(one.Id.ToString(CultureInfo.InvariantCulture),
            one.GivenUtc, places[one.SurveyUnit].Path, new
            {
                response = one.Id,
                one.Survey,
                one.Version,
                outcome = Word(one.Outcome),
                channel = Word(one.Channel),
                one.Touchpoint,
                one.Unit,
                one.GivenUtc,
            }))], stop);
    }

    public Task Handle(EncountersAppended happened, Guid id, CancellationToken stop) =>
        fanOut.Tell(WebhookEvents.EncountersAppended, [new(happened.First.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow().UtcDateTime, null,
            new { happened.First, happened.Last })], stop);

    public Task Handle(ImportDone happened, Guid id, CancellationToken stop) =>
        fanOut.Tell(WebhookEvents.ImportDone, [new($"{id:N}", happened.AtUtc, UnitPath.From(happened.UnitPath), new
        {
            happened.Import,
            happened.Target,
            happened.New,
            happened.Changed,
            happened.Unchanged,
            happened.Bad,
        })], stop);

    public async Task Handle(PromiseBroken happened, Guid id, CancellationToken stop)
    {
        var unit = (await units.Of([happened.UnitId], stop))[happened.UnitId];
        await fanOut.Tell(WebhookEvents.PromiseBroken, [new($"{happened.Breach:N}", happened.SeenUtc, unit.Path, new
        {
            id = happened.Breach,
            promise = happened.Number,
            unit = unit.Code,
            happened.Encounter,
            happened.StartedUtc,
            happened.SeenUtc,
            happened.DueUtc,
        })], stop);
    }

    public Task Handle(CustomerTierChanged happened, Guid id, CancellationToken stop) =>
        fanOut.Tell(WebhookEvents.CustomerTierChanged, [new($"{id:N}", happened.AtUtc, null, new
        {
            happened.Customer,
            from = happened.From is { } before ? Word(before) : null,
            to = Word(happened.To),
            cause = Word(happened.Cause),
            happened.AtUtc,
        })], stop);

    public async Task Handle(AlertFired happened, Guid id, CancellationToken stop)
    {
        var unit = (await units.Of([happened.UnitId], stop))[happened.UnitId];
        await fanOut.Tell(WebhookEvents.AlertFired, [new($"{happened.Firing:N}", happened.FiredUtc, unit.Path, new
        {
            id = happened.Firing,
            happened.Rule,
            happened.Name,
            unit = unit.Code,
            happened.Point,
            happened.Low,
            happened.High,
            happened.N,
            happened.Method,
            happened.From,
            happened.To,
        })], stop);
    }

    private static string Word<T>(T member) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.ToString());
}
