using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Standards.Alerts;
using Tangent.Domain;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;

namespace Tangent.Web.Api;

/// <summary>Rules of alerts over standards and promises, and what they fired.</summary>
public static class AlertsApi
{
    public static void MapAlerts(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts").WithTags("Alerts").RequireAuthorization("api");
        alerts.MapGet("", List);
        alerts.MapPost("", Add).Accepts<AlertBody>("application/json").Produces<DeliveryApi.IdJson>(201);
        alerts.MapPut("/{id:guid}", Edit).Accepts<AlertBody>("application/json").Produces(204);
        alerts.MapPost("/{id:guid}/switch", Switch).Accepts<SwitchBody>("application/json").Produces(204);
        alerts.MapGet("/{id:guid}/try", Try);
        alerts.MapPost("/firings/{id:guid}/acknowledge", Acknowledge).Accepts<NoteBody>("application/json").Produces(204);
    }

    /// <summary>Rules of alerts, and what they fired: what lasts first, then the latest.</summary>
    public static async Task<IResult> List(ListAlerts act, Reply reply, CancellationToken stop) =>
        reply.Answer(await act.Run(reply.Who, new(), stop), listed => new
        {
            rules = listed.Rules.Select(row => new { row.Rule.Id, unit = row.Unit.Code, row.Rule.Terms, row.Rule.OnUtc, row.Lasting, row.Rule.Version }),
            firings = listed.Firings.Select(row => new
            {
                row.Firing.Id,
                rule = row.Rule.Id,
                row.Rule.Terms.Name,
                unit = row.Unit.Code,
                row.Firing.State,
                row.Firing.FiredUtc,
                row.Firing.Numbers,
                row.Firing.AcknowledgedUtc,
                row.Firing.OverUtc,
            }),
        });

    /// <summary>Add a rule; it tells nobody before it is switched on.</summary>
    public static Task<IResult> Add(ApiBody<AlertBody> body, AddAlert act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(asked.UnitId, asked.Terms), stop), id => new DeliveryApi.IdJson(id), StatusCodes.Status201Created);

    /// <summary>Change a rule.</summary>
    public static Task<IResult> Edit(Guid id, ApiBody<AlertBody> body, EditAlert act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Terms), stop));

    /// <summary>Switch a rule on or off with `isOn`; off ends what it has fired.</summary>
    public static Task<IResult> Switch(Guid id, ApiBody<SwitchBody> body, SwitchAlert act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.IsOn), stop));

    /// <summary>Try a rule on the last ninety days: when it would have fired.</summary>
    public static async Task<IResult> Try(Guid id, TryAlert act, Reply reply, CancellationToken stop) =>
        reply.Whole(await act.Run(reply.Who, new(id), stop), fired => new { unit = fired.Unit.Code, fired.Day, fired.Until, fired.Numbers });

    /// <summary>Take a firing up: nobody else is told.</summary>
    public static Task<IResult> Acknowledge(Guid id, ApiBody<NoteBody> body, AcknowledgeAlert act, Reply reply, CancellationToken stop) =>
        reply.Do(body, asked => act.Run(reply.Who, new(id, asked.Note), stop));

    /// <summary>Whether a rule is to be on.</summary>
    public sealed record SwitchBody(bool? IsOn);

    /// <summary>What is to be said.</summary>
    public sealed record NoteBody(string? Note);

    /// <summary>A rule as it is sent: one of `clause`, `criterion` and `commitment`.</summary>
    public sealed record AlertBody(Guid? UnitId, string? Name, AlertKind? Kind, Guid? Clause, ServiceCriterion? Criterion, Guid? Commitment, bool? EachUnit,
        decimal? Percent, AlertBound? Bound, int? LeastN, int? WindowDays, bool? QuietAfterHours, bool? ByEmail, IReadOnlyList<AlertStep>? Steps)
    {
        internal AlertTerms Terms => new()
        {
            Name = Name?.Trim() ?? "",
            Kind = Kind ?? (AlertKind)(-1),
            Clause = Clause,
            Criterion = Criterion,
            Commitment = Commitment,
            IsEachUnit = EachUnit ?? false,
            Percent = Percent ?? 90,
            Bound = Bound ?? AlertBound.Certain,
            LeastN = LeastN ?? 30,
            WindowDays = WindowDays ?? 7,
            IsQuietAfterHours = QuietAfterHours ?? true,
            ByEmail = ByEmail ?? true,
            Steps = (Steps ?? []).ToItems(),
        };
    }
}
