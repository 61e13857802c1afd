namespace Tangent.Domain.Access;

/// <summary>Through which door an act came in.</summary>
public enum Door
{
    /// <summary>A page in a browser.</summary>
    Page,

    /// <summary>The HTTP interface for programs.</summary>
    Api,

    /// <summary>The command line on the server's machine.</summary>
    CommandLine,

    /// <summary>The system itself: a schedule, an event handler.</summary>
    System,
}

/// <summary>Who acts: every use case takes one. Holds what the person may do and where.</summary>
/// <param name="Id">The account, or a fixed id for the command line and the system.</param>
/// <param name="Name">The name that the audit log shows.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Address">Network address of the caller, or the machine's user for the command line.</param>
/// <param name="Grants">Roles over sub-trees; empty for a visitor.</param>
public sealed record Actor(Guid Id, string Name, Door Door, string? Address, IReadOnlyList<Grant> Grants)
{
    /// <summary>A visitor: nobody is signed in, nothing is allowed but what is open to visitors.</summary>
    public static Actor Nobody { get; } = new(Guid.Empty, "visitor", Door.Page, null, []);

    private static readonly Guid LocalOperatorId = new("00000000-0000-7000-8000-000000000001");
    private static readonly Guid SystemId = new("00000000-0000-7000-8000-000000000002");

    /// <summary>The person at the server's own shell: whoever may read the database file may do everything.</summary>
    public static Actor LocalOperator(string user) =>
        new(LocalOperatorId, user, Door.CommandLine, "local",
            [new(Role.Administrator, UnitPath.Root), new(Role.Director, UnitPath.Root)]);

    /// <summary>The system itself, for schedules and event handlers.</summary>
    public static Actor System { get; } =
        new(SystemId, "system", Door.System, null,
            [new(Role.Administrator, UnitPath.Root), new(Role.Director, UnitPath.Root)]);

    /// <summary>Whether somebody is signed in.</summary>
    public bool IsKnown => Id != Guid.Empty;

    /// <summary>Whether the actor has an account: the audit log then keeps the id and looks the name up.</summary>
    public bool HasAccount => IsKnown && Id != LocalOperatorId && Id != SystemId;

    /// <summary>The verbs that may be used at all, whatever the grants say: an API key may be made weaker than its role.</summary>
    public Verb Limit { get; init; } = Verb.All;

    /// <summary>The person behind an API key: the key can never do more than that person may now. Null for people.</summary>
    public Actor? Behind { get; init; }

    /// <summary>Why the actor may nowhere do this, or null when there is a unit in which the actor may.</summary>
    /// <remarks>The refusal names the roles that have the verb, so that the reader knows what to ask for; or says that the key lacks it.</remarks>
    public Fail? Lacks(Verb verb, Kind kind) => Scope(verb, kind).Count > 0 ? null : Refusal(verb, kind);

    /// <summary>Why the actor may not do this to an object of this unit, or null.</summary>
    public Fail? Lacks(Verb verb, Kind kind, UnitPath unit) => May(verb, kind, unit) ? null : Refusal(verb, kind);

    /// <summary>Whether the actor may do this to an object of this unit.</summary>
    public bool May(Verb verb, Kind kind, UnitPath unit) =>
        Scope(verb, kind).Any(part => part.Contains(unit));

    /// <summary>Whether the actor may do this somewhere.</summary>
    public bool May(Verb verb, Kind kind) => Lacks(verb, kind) is null;

    /// <summary>The sub-trees in which the actor may do this: the scope of loads and writes. Empty means none.</summary>
    public IReadOnlyList<UnitPath> Scope(Verb verb, Kind kind)
    {
        if (!Limit.HasFlag(verb)) return [];

        var granted = Grants.Where(grant => Rights.Of(grant.Role, kind).HasFlag(verb)).Select(grant => grant.Unit);
        return Outermost(Behind is null ? granted : Overlap(granted, Behind.Scope(verb, kind)));
    }

    // Two sub-trees of one tree are nested or apart: their overlap is the inner one, or nothing.
    private static IEnumerable<UnitPath> Overlap(IEnumerable<UnitPath> some, IReadOnlyList<UnitPath> others) =>
        from one in some
        from other in others
        where one.Contains(other) || other.Contains(one)
        select one.Contains(other) ? other : one;

    private static List<UnitPath> Outermost(IEnumerable<UnitPath> units)
    {
        var all = units.Distinct().ToList();
        return [.. all.Where(unit => !all.Any(other => other != unit && other.Contains(unit)))];
    }

    // A key made without the verb is not helped by another role.
    private Fail.Forbidden Refusal(Verb verb, Kind kind) => new([Limit.HasFlag(verb)
        ? new Problem("access.forbidden", null, null, verb, kind, Rights.Holders(verb, kind)) : new Problem("access.key-lacks", null, null, verb, kind)]);
}

/// <summary>Marks a use case that runs without a signed-in actor, and says why that is right.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToVisitorsAttribute(string reason) : Attribute
{
    /// <summary>Why a visitor may do this.</summary>
    public string Reason { get; } = reason;
}
