using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>One id that a page takes.</summary>
/// <param name="Name">As <see cref="PageShape.Ids"/> names it; with <c>~</c> before, a filter that only its page knows.</param>
/// <param name="Points">What it points to; null when it names no object.</param>
/// <param name="Form">The form that it is a member of; null for an id in the address.</param>
/// <param name="Why">Why a foreign one may be seen, or why there is none; null when it must be like a missing one.</param>
sealed record PageId(string Name, Target? Points, string? Form = null, string? Why = null);

/// <summary>A form: without its right a sent one is refused.</summary>
/// <param name="Name">As the page's handler knows it; with <c>*</c> at its end, followed by an id.</param>
/// <param name="Verb">The right; null when whoever sees the page may send it.</param>
/// <param name="Kind">What the right is for.</param>
/// <param name="RowOf">What the id in its name points to.</param>
sealed record KnownForm(string Name, Verb? Verb = null, Kind? Kind = null, Target? RowOf = null);

/// <summary>A door for browsers.</summary>
/// <param name="Verb">The right without which it answers 403; null when it needs none.</param>
/// <param name="Kind">What the right is for.</param>
sealed record KnownPage(Verb? Verb = null, Kind? Kind = null)
{
    /// <summary>Whether visitors may come in.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether some who may look at the page see only their own things there, and all others are missing.</summary>
    public bool IsNarrow { get; init; }

    public IReadOnlyList<PageId> Ids { get; init; } = [];
    public IReadOnlyList<KnownForm> Forms { get; init; } = [];
}

/// <summary>The register of doors for browsers. One that is not here fails the tests by its name.</summary>
static partial class PageProbes
{
    private const string Secret = "a one-time secret, no id";
    private const string Words = "words to show, no id";
    private static readonly PageId Unit = new("id", Target.Unit), Person = new("id", Target.Person);
    private static readonly PageId SharedFilter = new("~?unit", Target.Unit, Why: Probes.ReadByAll);

    /// <summary>Every door by its route.</summary>
    public static Dictionary<string, KnownPage> All { get; } =
        new(House.Concat(Register).Concat(Blueprints).Concat(JourneyMaps).Concat(Log).Concat(Surveys).Concat(Inbox).Concat(Delivery).Concat(Observed)
            .Concat(Standards).Concat(DialTests).Concat(Commitments).Concat(Cases).Concat(Own));

    private static Dictionary<string, KnownPage> House => new()
    {
        ["/"] = new(),
        ["GET /health"] = Open(),
        ["/keys"] = new(),
        ["/parts"] = Open(),
        ["/search"] = new() { Ids = [new("?q", null, Why: Words)] },
        ["GET /palette"] = Open(),
        ["POST /preferences"] = Open(),
        ["POST /sign-out"] = Open(),
        ["POST /passkeys"] = new(),
        ["POST /passkeys/options"] = new(),
        ["POST /sign-in/passkey"] = Open(),
        ["POST /sign-in/passkey/options"] = Open(),
        ["/sign-in"] = Open([new("?return", null, Why: "a path of this site")], new KnownForm("sign-in"), new("code")),
        ["GET /sign-in/provider"] = Open(),
        ["POST /demo/enter"] = Open(),
        ["POST /demo/customer"] = Open(),
        ["/demo/customer/{link}"] = Open([new("link", null, Why: "a signed link, no id")]),
        ["/welcome/{token}"] = Open([new("token", null, Why: Secret)], new KnownForm("welcome")),
        ["/reset/{token}"] = Open([new("token", null, Why: Secret)], new KnownForm("reset")),
        ["/account"] = new()
        {
            Forms = [new("profile"), new("password"), new("codes-start"), new("codes-confirm"), new("codes-remove"),
                new("passkey-*"), new("end-*", RowOf: Target.Session), new("end-others")],
        },
        ["/units"] = new(Verb.Read, Kind.Unit),
        ["/units/new"] = new(Verb.Create, Kind.Unit)
        {
            Ids = [new("?parent", Target.Unit), new("Input.ParentId", Target.Unit, "add")],
            Forms = [new("add", Verb.Create, Kind.Unit)],
        },
        ["/units/{id}"] = new(Verb.Read, Kind.Unit)
        {
            Ids = [Unit, new("Place.NewParentId", Target.Unit, "move"), new("Input.ParentId", Target.Unit, "rename")],
            Forms = [new("rename", Verb.Update, Kind.Unit), new("move", Verb.Update, Kind.Unit)],
        },
        ["/units/{id}/close"] = Asks(Verb.Delete, Kind.Unit, "life", Unit),
        ["/units/{id}/reopen"] = Asks(Verb.Delete, Kind.Unit, "life", Unit),
        ["/people"] = new(Verb.Read, Kind.Account),
        ["/people/invite"] = new(Verb.Create, Kind.Account)
        {
            Ids = [new("Input.UnitId", Target.Unit, "invite")],
            Forms = [new("invite", Verb.Create, Kind.Account),
                new("withdraw-*", Verb.Create, Kind.Account, Target.Invitation)],
        },
        ["/people/{id}"] = new(Verb.Read, Kind.Account)
        {
            Ids = [Person, new("Input.UnitId", Target.Unit, "grant")],
            Forms = [new("grant", Verb.Update, Kind.Account)],
        },
        ["/people/{id}/deactivate"] = Asks(Verb.Delete, Kind.Account, "act", Person),
        ["/people/{id}/reactivate"] = Asks(Verb.Delete, Kind.Account, "act", Person),
        ["/people/{id}/end-sessions"] = Asks(Verb.Update, Kind.Account, "act", Person),
        ["/people/{id}/reset-password"] = Asks(Verb.Update, Kind.Account, "act", Person),
        ["/people/{id}/reset-second-factor"] = Asks(Verb.Update, Kind.Account, "act", Person),
        ["/people/{id}/erase"] = Asks(Verb.Delete, Kind.Account, "erase", Person),
        ["/people/{id}/roles/{grantId}/revoke"] =
            Asks(Verb.Update, Kind.Account, "revoke", Person, new("grantId", Target.Grant)),
        ["/api-keys"] = new(Verb.Read, Kind.ApiKey),
        ["/api-keys/new"] = new(Verb.Create, Kind.ApiKey)
        {
            Ids = [new("Input.UnitId", Target.Unit, "make")],
            Forms = [new("make", Verb.Create, Kind.ApiKey)],
        },
        ["/api-keys/{id}/revoke"] = Asks(Verb.Delete, Kind.ApiKey, "revoke", new PageId("id", Target.ApiKey)),
        ["/audit"] = new() { Ids = [new("~?actor", Target.Person)] },
        ["GET /audit/export"] = new(Verb.Export, Kind.AuditEntry) { Ids = [new("~?actor", Target.Person)] },
        ["/audit/{id}"] = new()
        {
            IsNarrow = true,
            Ids = [new("id", Target.AuditEntry)],
            Forms = [new("reveal", Verb.Act, Kind.PersonalData)],
        },
        ["/views"] = new(Verb.Read, Kind.SavedView),
        ["/views/new"] = new(Verb.Create, Kind.SavedView)
        {
            Ids = [new("?page", null, Why: "a path of this site"), new("?query", null, Why: Words)],
            Forms = [new("save", Verb.Create, Kind.SavedView)],
        },
        ["/views/{id}"] = new(Verb.Read, Kind.SavedView)
        {
            IsNarrow = true,
            Ids = [new("id", Target.View)],
            Forms = [new("change", Verb.Update, Kind.SavedView), new("delete", Verb.Delete, Kind.SavedView)],
        },
        ["GET /people/export"] = new(Verb.Export, Kind.Account),
        ["GET /units/export"] = new(Verb.Export, Kind.Unit),
        ["GET /api-keys/export"] = new(Verb.Export, Kind.ApiKey),
        ["GET /installation/jobs/export"] = new(Verb.Export, Kind.Job),
        ["/installation/jobs"] = new(Verb.Read, Kind.Job),
        ["/installation"] = new(Verb.Read, Kind.Installation) { Forms = [new("backup", Verb.Act, Kind.Installation)] },
        ["/installation/jobs/{id}"] = new(Verb.Read, Kind.Job)
        {
            Ids = [new("id", Target.Job)],
            Forms = [new("cancel", Verb.Update, Kind.Job)],
        },
    };

    private static KnownPage Asks(Verb verb, Kind kind, string form, params PageId[] ids) =>
        new(verb, kind) { Ids = ids, Forms = [new(form, verb, kind)] };

    private static KnownPage Open(PageId[]? ids = null, params KnownForm[] forms) =>
        new() { IsOpen = true, Ids = ids ?? [], Forms = forms };
}
