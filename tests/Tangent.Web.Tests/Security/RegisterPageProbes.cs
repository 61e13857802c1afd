using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

static partial class PageProbes
{
    private static PageId Import => new("id", Target.Import);
    private static PageId Shared => new("id", Target.Touchpoint, Why: Probes.ReadByAll);
    private static PageId SharedItem => new("id", Target.Information, Why: Probes.ReadByAll);
    private static PageId SharedPlan => new("id", Target.Plan, Why: Probes.ReadByAll);

    // The register of touchpoints and what attaches to it.
    private static Dictionary<string, KnownPage> Register => new()
    {
        ["/touchpoints/coverage"] = new(Verb.Read, Kind.Touchpoint),
        ["/touchpoints/coverage/{id}"] = new(Verb.Update, Kind.Touchpoint)
        {
            Ids = [new("id", Target.Reference, Why: Probes.ReadByAll)],
            Forms = [new("map", Verb.Update, Kind.Touchpoint), new("ignore", Verb.Update, Kind.Touchpoint),
                new("reopen", Verb.Update, Kind.Touchpoint)],
        },
        ["/touchpoints/selection"] = new(Verb.Read, Kind.Touchpoint) { Forms = [new("sign", Verb.Act, Kind.Touchpoint)] },
        ["/touchpoints/selection/weights"] = Asks(Verb.Act, Kind.Touchpoint, "compare"),
        ["/touchpoints/{id}/evidence"] = Asks(Verb.Update, Kind.Touchpoint, "state", Shared),
        ["/information"] = new(Verb.Read, Kind.Information),
        ["GET /information/export"] = new(Verb.Export, Kind.Information),
        ["/information/new"] = new(Verb.Create, Kind.Information)
        {
            Ids = [new("Input.UnitId", Target.Unit, "write", Probes.ReadByAll)],
            Forms = [new("write", Verb.Create, Kind.Information)],
        },
        ["/information/{id}"] = new(Verb.Read, Kind.Information)
        {
            Ids = [SharedItem],
            Forms = [new("approve", Verb.Act, Kind.Information), new("publish", Verb.Act, Kind.Information)],
        },
        ["/information/{id}/edit"] = new(Verb.Update, Kind.Information)
        {
            Ids = [SharedItem, new("Input.UnitId", Target.Unit, "write", Probes.ReadByAll)],
            Forms = [new("write", Verb.Update, Kind.Information)],
        },
        ["/information/{id}/retire"] = Asks(Verb.Delete, Kind.Information, "retire", SharedItem),
        ["/plans"] = new(Verb.Read, Kind.Plan) { Ids = [SharedFilter] },
        ["GET /plans/export"] = new(Verb.Export, Kind.Plan) { Ids = [SharedFilter] },
        ["/plans/new"] = new(Verb.Create, Kind.Plan)
        {
            Ids = [new("Input.UnitId", Target.Unit, "plan", Probes.ReadByAll), new("Input.OwnerId", Target.Person, "plan")],
            Forms = [new("plan", Verb.Create, Kind.Plan)],
        },
        ["/plans/{id}"] = new(Verb.Read, Kind.Plan)
        {
            Ids = [SharedPlan],
            Forms = [new("start", Verb.Act, Kind.Plan), new("close", Verb.Act, Kind.Plan), new("tick-*", Verb.Update, Kind.Plan)],
        },
        ["/plans/{id}/edit"] = new(Verb.Update, Kind.Plan)
        {
            Ids = [SharedPlan, new("Input.UnitId", Target.Unit, "plan", Probes.ReadByAll), new("Input.OwnerId", Target.Person, "plan")],
            Forms = [new("plan", Verb.Update, Kind.Plan)],
        },
        ["/touchpoints"] = new(Verb.Read, Kind.Touchpoint) { Ids = [SharedFilter] },
        ["GET /touchpoints/export"] = new(Verb.Export, Kind.Touchpoint) { Ids = [SharedFilter] },
        ["/touchpoints/new"] = new(Verb.Create, Kind.Touchpoint)
        {
            Ids = [new("Input.UnitId", Target.Unit, "register", Probes.ReadByAll),
                new("Input.OwnerId", Target.Person, "register"), new("?reference", Target.Reference, Why: Probes.ReadByAll)],
            Forms = [new("register", Verb.Create, Kind.Touchpoint)],
        },
        ["/touchpoints/{id}"] = new(Verb.Read, Kind.Touchpoint)
        {
            Ids = [Shared, new("?tab", null, Why: Words)],
            Forms = [new("submit", Verb.Update, Kind.Touchpoint), new("approve", Verb.Act, Kind.Touchpoint)],
        },
        ["/touchpoints/{id}/sheet"] = Asks(Verb.Update, Kind.Touchpoint, "sheet", Shared),
        ["/touchpoints/{id}/send-back"] = Asks(Verb.Act, Kind.Touchpoint, "life", Shared),
        ["/touchpoints/{id}/key"] = Asks(Verb.Act, Kind.Touchpoint, "life", Shared),
        ["/touchpoints/{id}/unkey"] = Asks(Verb.Act, Kind.Touchpoint, "life", Shared),
        ["/touchpoints/bulk"] = new(Verb.Update, Kind.Touchpoint)
        {
            Ids = [new("~?ids", Target.Touchpoint, Why: Probes.ReadByAll)],
            Forms = [new("bulk-*", Verb.Update, Kind.Touchpoint)],
        },
        ["/imports"] = new(Verb.Import, Kind.Touchpoint)
        {
            Ids = [new("?target", null, Why: Words)],
            Forms = [new("upload", Verb.Import, Kind.Touchpoint)],
        },
        ["/imports/{id}"] = Asks(Verb.Import, Kind.Touchpoint, "write", Import),
        ["/imports/{id}/columns"] = Asks(Verb.Import, Kind.Touchpoint, "columns", Import),
        ["/imports/{id}/row"] = Asks(Verb.Import, Kind.Touchpoint, "mend", Import, new("?row", null, Why: "a row of the file"))
            with
        { IsNarrow = true },
        ["GET /imports/{id}/bad-rows"] = new(Verb.Import, Kind.Touchpoint) { Ids = [Import] },
        ["/touchpoints/{id}/edit"] = new(Verb.Update, Kind.Touchpoint)
        {
            Ids = [Shared, new("Input.UnitId", Target.Unit, "edit", Probes.ReadByAll),
                new("Input.OwnerId", Target.Person, "edit")],
            Forms = [new("edit", Verb.Update, Kind.Touchpoint)],
        },
        ["/touchpoints/{id}/retire"] = Asks(Verb.Delete, Kind.Touchpoint, "life", Shared),
        ["/touchpoints/{id}/restore"] = Asks(Verb.Delete, Kind.Touchpoint, "life", Shared),
        ["/moments"] = new(Verb.Read, Kind.Moment) { Ids = [SharedFilter] },
        ["GET /moments/export"] = new(Verb.Export, Kind.Moment) { Ids = [SharedFilter] },
        ["/moments/kinds"] = new(Verb.Read, Kind.Moment) { Forms = [new("keep", Verb.Act, Kind.Moment), new("switch-*", Verb.Act, Kind.Moment)] },
        ["/moments/{id}"] = new(Verb.Read, Kind.Moment)
        {
            Ids = [new("id", Target.Moment, Why: Probes.ReadByAll)],
            Forms = [new("retire", Verb.Delete, Kind.Moment)],
        },
        ["/touchpoints/{touchpointId}/moments/new"] = OfMoment(Verb.Create, new("touchpointId", Target.Touchpoint, Why: Probes.ReadByAll)),
        ["/moments/{id}/edit"] = OfMoment(Verb.Update, new("id", Target.Moment, Why: Probes.ReadByAll)),
        ["/devices"] = new(Verb.Read, Kind.Device) { Ids = [SharedFilter] },
        ["GET /devices/export"] = new(Verb.Export, Kind.Device) { Ids = [SharedFilter] },
        ["/devices/new"] = OfDevice(Verb.Create),
        ["/devices/{id}/edit"] = OfDevice(Verb.Update, new PageId("id", Target.Device, Why: Probes.ReadByAll)),
        ["/devices/{id}"] = new(Verb.Read, Kind.Device)
        {
            Ids = [new("id", Target.Device, Why: Probes.ReadByAll)],
            Forms = [new("report", Verb.Create, Kind.DeviceEvent), new("end-*", Verb.Create, Kind.DeviceEvent)],
        },

        ["/touchpoints/{touchpointId}/discretion/new"] = Asks(Verb.Create, Kind.Discretion, "discretion",
            new PageId("touchpointId", Target.Touchpoint, Why: Probes.ReadByAll)),
        ["/discretion/{id}/edit"] = Asks(Verb.Update, Kind.Discretion, "discretion",
            new PageId("id", Target.Discretion, Why: Probes.ReadByAll)),

        ["/touchpoints/templates"] = new(Verb.Read, Kind.Touchpoint)
        {
            Ids = [new("?name", null, Why: Words), new("Input.UnitId", Target.Unit, "take", Probes.ReadByAll)],
            Forms = [new("take", Verb.Create, Kind.Touchpoint)],
        },
    };

    private static KnownPage OfMoment(Verb verb, PageId id) => new(verb, Kind.Moment)
    {
        Ids = [id, new("Input.TouchpointId", Target.Touchpoint, "moment", Probes.ReadByAll),
            new("Input.OwnerId", Target.Person, "moment"), new("Input.BackStageOwnerId", Target.Person, "moment")],
        Forms = [new("moment", verb, Kind.Moment)],
    };

    private static KnownPage OfDevice(Verb verb, params PageId[] ids) => new(verb, Kind.Device)
    {
        Ids = [.. ids, new("?touchpoint", Target.Touchpoint, Why: Probes.ReadByAll),
            new("Input.UnitId", Target.Unit, "device", Probes.ReadByAll)],
        Forms = [new("device", verb, Kind.Device)],
    };
}
