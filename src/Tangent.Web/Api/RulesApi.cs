using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Invitations;
using Tangent.Domain;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Api;

/// <summary>Rules by which surveys ask customers.</summary>
public static class RulesApi
{
    public static void MapRules(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/surveys/{id:guid}/rules").WithTags("Surveys").RequireAuthorization("api");
        rules.MapGet("", List).Produces<RuleJson[]>();
        rules.MapPost("", Add).Accepts<RuleBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        rules.MapPost("/try", Try).Accepts<RuleBody>("application/json").Produces<TriedJson>();
        rules.MapGet("/{rule:guid}", One).Produces<RuleJson>();
        rules.MapPut("/{rule:guid}", Edit).Accepts<RuleBody>("application/json").Produces<RuleJson>();
        rules.MapPost("/{rule:guid}/switch", Switch).Accepts<SwitchBody>("application/json").Produces(204);
        rules.MapPost("/{rule:guid}/try", TryOne).Accepts<TryBody>("application/json").Produces<TriedJson>();
    }

    /// <summary>List the rules of a survey with what came of each: how many of each fate, delivered, answered, the response rate.</summary>
    public static async Task<IResult> List(Guid id, ListRules act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(id), stop), listed => new { data = listed.Rules.Select(RuleJson.Of) });

    /// <summary>Add a rule; it asks nobody before it is switched on.</summary>
    public static Task<IResult> Add(Guid id, ApiBody<RuleBody> body, AddRule act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Plan), stop), rule => new DeliveryApi.IdJson(rule), StatusCodes.Status201Created);

    /// <summary>Tell whom a rule that is only thought of would have asked in the last 30 days; nothing is written and nobody is told.</summary>
    public static Task<IResult> Try(Guid id, ApiBody<RuleBody> body, TryRule act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, Plan: asked.Plan), stop), TriedJson.Of);

    /// <summary>Show one rule; its version stands in the ETag.</summary>
    public static async Task<IResult> One(Guid id, Guid rule, ListRules act, Reply reply, CancellationToken stop) =>
        reply.One(await act.Run(reply.Who, new(id, rule), stop), listed => RuleJson.Of(listed.Rules[0]), listed => listed.Rules[0].Rule.Version);

    /// <summary>Change a rule, on the version named by If-Match. What was decided before stays decided.</summary>
    public static Task<IResult> Edit(Guid id, Guid rule, ApiBody<RuleBody> body, EditRule act, ListRules show, Reply reply, CancellationToken stop) =>
        reply.Changed(body, (asked, version) => act.Run(reply.Who, new(id, rule, asked.Plan, version), stop), () => One(id, rule, show, reply, stop));

    /// <summary>Switch a rule on or off with `isOn`.</summary>
    public static Task<IResult> Switch(Guid id, Guid rule, ApiBody<SwitchBody> body, SwitchRule act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, rule, asked.IsOn), stop));

    /// <summary>Tell whom a rule would have asked in the last `days` (30).</summary>
    public static Task<IResult> TryOne(Guid id, Guid rule, ApiBody<TryBody> body, TryRule act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, rule, Days: asked.Days ?? 30), stop), TriedJson.Of);

    /// <summary>On or off.</summary>
    public sealed record SwitchBody(bool? IsOn);

    /// <summary>How many days of the past.</summary>
    public sealed record TryBody(int? Days);
}

/// <summary>A rule as it is sent; what is left out has the usual value.</summary>
public sealed record RuleBody(string? Name, AskTrigger? Trigger, DeliveryChannel? Channel, Guid? UnitId, Guid? Touchpoint, IReadOnlyList<string>? Channels,
    IReadOnlyList<string>? Outcomes, int? DelayMinutes, int? RatePercent, IReadOnlyList<TierRate>? TierRates,
    IReadOnlyList<PartRate>? StratumRates, bool? NeedsConsent, int? AnswerDays, int? Reminders, int? ReminderDays,
    int? EveryMonths, int? SampleSize, int? ActiveDays, Wording? Subject, Wording? Text)
{
    private static readonly AskingPlan Usual = new() { Name = "", UnitId = Guid.Empty };

    internal AskingPlan Plan => new()
    {
        Name = Name?.Trim() ?? "",
        Trigger = Trigger ?? AskTrigger.Encounter,
        Channel = Channel ?? DeliveryChannel.Email,
        UnitId = UnitId ?? Guid.Empty,
        Touchpoint = Touchpoint,
        Channels = (Channels ?? []).ToItems(),
        Outcomes = (Outcomes ?? []).ToItems(),
        DelayMinutes = DelayMinutes ?? Usual.DelayMinutes,
        RatePercent = RatePercent ?? Usual.RatePercent,
        TierRates = (TierRates ?? []).ToItems(),
        StratumRates = (StratumRates ?? []).ToItems(),
        NeedsConsent = NeedsConsent ?? false,
        AnswerDays = AnswerDays ?? Usual.AnswerDays,
        Reminders = Reminders ?? Usual.Reminders,
        ReminderDays = ReminderDays ?? Usual.ReminderDays,
        EveryMonths = EveryMonths ?? Usual.EveryMonths,
        SampleSize = SampleSize ?? Usual.SampleSize,
        ActiveDays = ActiveDays ?? Usual.ActiveDays,
        Subject = Subject ?? AskingTexts.Of(Channel ?? DeliveryChannel.Email).Subject,
        Text = Text ?? AskingTexts.Of(Channel ?? DeliveryChannel.Email).Text,
    };
}

/// <summary>A rule as the API shows it, with what came of it.</summary>
public sealed record RuleJson(Guid Id, AskingPlan Plan, bool IsOn, DateTime? NextUtc, bool IsSetUp, IReadOnlyList<RuleJson.WaveJson> Waves)
{
    internal static object Of(RuleRow row) => new RuleJson(row.Rule.Id, row.Rule.Plan, row.Rule.OnUtc is not null, row.Rule.NextUtc, row.IsSetUp,
        [.. row.Waves.Select(wave => new WaveJson(wave.Number, wave.BeganUtc, TriedJson.Counted(wave.Counts), wave.Delivered, wave.Answered,
            FigureJson.Of(wave.ResponseRate)))]);

    /// <summary>What came of a wave, or with number 0 of all encounters.</summary>
    public sealed record WaveJson(int Number, DateTime BeganUtc, IReadOnlyDictionary<string, int> Counts, int Delivered, int Answered, FigureJson ResponseRate);
}

/// <summary>Whom a rule would have asked.</summary>
public sealed record TriedJson(DateTime FromUtc, DateTime ToUtc, int Asked, IReadOnlyDictionary<string, int> Counts, bool IsCut)
{
    internal static object Of(TryRule.Tried tried) => new TriedJson(tried.FromUtc, tried.ToUtc, tried.Asked, Counted(tried.Counts), tried.IsCut);

    internal static IReadOnlyDictionary<string, int> Counted(IReadOnlyDictionary<AskFate, int> counts) =>
        counts.ToDictionary(one => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(one.Key.ToString()), one => one.Value);
}
