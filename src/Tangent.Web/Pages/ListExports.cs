using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access;
using Tangent.App.Export;
using Tangent.App.Feedback.Observed;
using Tangent.App.Feedback.Voices;
using Tangent.App.Installation;
using Tangent.App.Standards.Clauses;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.Information;
using Tangent.App.Touchpoints.Plans;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Api;
using Tangent.Web.Pages.Access;
using Tangent.App.Recovery;
using Tangent.Web.Pages.Cases;
using Tangent.Web.Pages.Inbox;
using Tangent.Web.Pages.Installation;
using Tangent.Web.Pages.Observed;
using Tangent.Web.Pages.Standards;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;
using Tangent.Web.Words;

namespace Tangent.Web.Pages;

/// <summary>Every list as a file, exactly as its page shows it: the same address with <c>/export</c> and a format.</summary>
static class ListExports
{
    public static void MapListExports(this IEndpointRouteBuilder app)
    {
        Map<ExportTouchpoints, TouchpointRow>(app, "/touchpoints", "touchpoints", (act, asked) => act.Run(asked.Who,
            new(TouchpointState.Filter(asked.State), TouchpointState.Order(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportMoments, MomentRow>(app, "/moments", "moments", (act, asked) => act.Run(asked.Who,
            new(MomentState.Filter(asked.State), MomentState.Order(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportDevices, DeviceRow>(app, "/devices", "devices", (act, asked) => act.Run(asked.Who,
            new(DeviceState.Filter(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportInformation, InformationRow>(app, "/information", "information", (act, asked) => act.Run(asked.Who,
            new(InformationAddress.Filter(asked.State), InformationAddress.Order(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportPlans, ExportPlans.StepRow>(app, "/plans", "plans", (act, asked) => act.Run(asked.Who,
            new(PlanAddress.Filter(asked.State), PlanAddress.Order(asked.State), asked.Words), asked.Stop));
        Map<ExportCases, CaseRow>(app, "/cases", "cases", (act, asked) => act.Run(asked.Who,
            new(CaseAddress.Filter(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportVoices, VoiceRow>(app, "/inbox", "inbox", (act, asked) => act.Run(asked.Who,
            new(InboxAddress.Filter(asked.State), InboxAddress.Order(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportObservations, ObservationRow>(app, "/observed", "observations", (act, asked) => act.Run(asked.Who,
            new(ObservedText.Filter(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportStandards, StandardRow>(app, "/standards", "standards", (act, asked) => act.Run(asked.Who,
            new(StandardText.Filter(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportPeople, ListPeople.Row>(app, "/people", "people", (act, asked) => act.Run(asked.Who,
            new(PeopleTable.Filter(asked.State), PeopleTable.Order(asked.State, asked.Who), asked.Columns, asked.Words), asked.Stop));
        Map<ExportUnits, ListUnits.Row>(app, "/units", "units", (act, asked) => act.Run(asked.Who,
            new(UnitState.Request(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportApiKeys, ListApiKeys.Row>(app, "/api-keys", "api-keys", (act, asked) => act.Run(asked.Who,
            new(ApiKeyState.WorkingOnly(asked.State), ApiKeyState.Order(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportAudit, AuditRow>(app, "/audit", "audit", (act, asked) => act.Run(asked.Who, new(
            AuditState.Filter(asked.State, asked.Zone), AuditState.IsOldestFirst(asked.State), asked.Columns, asked.Words), asked.Stop));
        Map<ExportJobs, ListJobs.Row>(app, "/installation/jobs", "jobs", (act, asked) => act.Run(asked.Who,
            new(JobListState.State(asked.State), JobListState.IsOldestFirst(asked.State), asked.Columns, asked.Words), asked.Stop));
    }

    private sealed record Asked(Actor Who, string Zone, PageState State, ExportWords Words, CancellationToken Stop)
    {
        public IReadOnlyList<string> Columns => State.All(PageState.Columns);
    }

    private static void Map<TAct, TRow>(
        IEndpointRouteBuilder app, string path, string file, Func<TAct, Asked, Task<Outcome<ExportTable<TRow>>>> run) where TAct : class =>
        app.MapGet($"{path}/export", async (HttpContext http, [FromServices] TAct act, CurrentActor current, Words.Words words,
            ProblemWords problems, CancellationToken stop) =>
        {
            var state = PageState.Of(http);
            var taken = await run(act, new(current.Who, current.Zone, state, Export.In(words), stop));
            return taken.Failure is { } failure
                ? failure.ToProblem(http, problems)
                : Export.Send(taken.Value, state["format"] == "csv" ? ExportFormat.Csv : ExportFormat.Xlsx, file);
        }).RequireAuthorization("signed-in").ExcludeFromDescription();
}
