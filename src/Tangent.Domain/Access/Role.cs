namespace Tangent.Domain.Access;

/// <summary>The seven roles. A grant gives one role over one sub-tree of units.</summary>
public enum Role
{
    /// <summary>Customer-experience director (客户体验总监): sees all, decides on standards and improvements.</summary>
    Director,

    /// <summary>Manager of a province, city, hall or team (单位负责人).</summary>
    UnitManager,

    /// <summary>Front-line clerk or agent (一线员工).</summary>
    Clerk,

    /// <summary>Survey and data analyst (分析员).</summary>
    Analyst,

    /// <summary>Complaint officer (投诉专员).</summary>
    ComplaintOfficer,

    /// <summary>Auditor (审计员): reads everything including the audit log, changes nothing.</summary>
    Auditor,

    /// <summary>Administrator (系统管理员): people, units, keys, the installation; no business decisions.</summary>
    Administrator,
}

/// <summary>A role held over a unit and everything below it.</summary>
public readonly record struct Grant(Role Role, UnitPath Unit);

/// <summary>Which verbs each role has per kind of object: the one table behind every check.</summary>
public static class Rights
{
    private const Verb Keep = Verb.Read | Verb.Create | Verb.Update | Verb.Delete;
    private const Verb Look = Verb.Read | Verb.Export;

    /// <summary>The verbs of a role for a kind of object.</summary>
    /// <remarks>
    /// For personal data, <see cref="Verb.Read"/> means that names and addresses of colleagues in scope stand in the
    /// clear in lists, and <see cref="Verb.Act"/> that masked data may be revealed for a purpose, which is audited.
    /// </remarks>
    public static Verb Of(Role role, Kind kind) => kind switch
    {
        Kind.SavedView => role is Role.Administrator ? Verb.All : Keep,
        Kind.PersonalData => OfPersonalData(role),
        // What attaches to a touchpoint is read and kept by those who read and keep touchpoints.
        Kind.Moment or Kind.Discretion or Kind.Device => Of(role, Kind.Touchpoint),
        // Both draw the same service, once from the inside and once from the customer's side.
        Kind.JourneyMap => Of(role, Kind.Blueprint),
        _ => role switch
        {
            Role.Administrator => Verb.All,
            Role.Auditor => Look,
            _ => OfBusiness(role, kind),
        },
    };

    /// <summary>The roles that have this verb for this kind, in the order of <see cref="Role"/>.</summary>
    public static IReadOnlyList<Role> Holders(Verb verb, Kind kind) =>
        [.. Enum.GetValues<Role>().Where(role => Of(role, kind).HasFlag(verb))];

    private static Verb OfPersonalData(Role role) => role switch
    {
        Role.Director => Verb.Read | Verb.Act,
        Role.UnitManager or Role.Administrator => Verb.Read,
        Role.ComplaintOfficer or Role.Auditor => Verb.Act,
        _ => Verb.None,
    };

    private static Verb OfBusiness(Role role, Kind kind) => (role, kind) switch
    {
        (Role.Director or Role.UnitManager, Kind.Touchpoint or Kind.Information or Kind.Plan or Kind.Blueprint) => Verb.All,
        (Role.Analyst, Kind.Touchpoint or Kind.Information or Kind.Plan or Kind.Blueprint) => Keep | Look | Verb.Import,
        (Role.ComplaintOfficer, Kind.Touchpoint or Kind.Information or Kind.Plan or Kind.Blueprint) => Look,
        (Role.Clerk, Kind.Touchpoint or Kind.Information or Kind.Plan or Kind.Blueprint) => Verb.Read,
        // Who stands before customers works on cases; to whom they go, what goes beyond a limit, and merging is for those who answer for it.
        (Role.Director, Kind.Case or Kind.CasePolicy) => Verb.All,
        (Role.UnitManager or Role.ComplaintOfficer, Kind.Case) => Look | Verb.Create | Verb.Update | Verb.Act,
        (Role.Clerk, Kind.Case) => Verb.Read | Verb.Create | Verb.Update,
        (Role.Analyst, Kind.Case) => Look,
        (_, Kind.CasePolicy) => Verb.Read,
        (Role.Director or Role.UnitManager, Kind.DeviceEvent) => Verb.All,
        (Role.Analyst, Kind.DeviceEvent) => Look,
        (Role.ComplaintOfficer, Kind.DeviceEvent) => Verb.Read,
        (Role.Clerk, Kind.DeviceEvent) => Verb.Read | Verb.Create,

        (Role.Director or Role.UnitManager or Role.Analyst, Kind.Encounter) => Look | Verb.Import,
        (Role.ComplaintOfficer, Kind.Encounter) => Look,
        (Role.Clerk, Kind.Encounter) => Verb.Read,

        // Who sees what happened sees how it was judged.
        (_, Kind.Feedback) => OfBusiness(role, Kind.Encounter),

        (Role.Director or Role.UnitManager or Role.Analyst, Kind.Survey) => Verb.All,
        // Whoever asks by telephone or keys in sheets enters answers, and reads what is asked.
        (Role.Clerk, Kind.Survey) => Verb.Read | Verb.Import,
        (Role.ComplaintOfficer, Kind.Survey) => Verb.Read,
        // Who stands before customers takes down what they say and answers it; to whom it goes is for others to decide.
        (Role.Director, Kind.Voice or Kind.Incident) => Verb.All,
        (Role.UnitManager, Kind.Voice) => Look | Verb.Create | Verb.Update | Verb.Import | Verb.Act,
        (Role.ComplaintOfficer, Kind.Voice) => Look | Verb.Create | Verb.Update | Verb.Act,
        (Role.Clerk, Kind.Voice) => Verb.Read | Verb.Create | Verb.Update,
        (Role.Analyst, Kind.Voice) => Look | Verb.Import,
        (Role.UnitManager or Role.Analyst, Kind.Incident) => Look | Verb.Create | Verb.Update | Verb.Act,
        (Role.ComplaintOfficer, Kind.Incident) => Look | Verb.Create | Verb.Update,
        (Role.Clerk, Kind.Incident) => Verb.Read | Verb.Create,

        // Who is observed sees what was found and may dispute it, but not when the next observer comes.
        (Role.Director, Kind.Observation or Kind.ObservationPlan) => Verb.All,
        (Role.Analyst, Kind.Observation) => Look | Verb.Create | Verb.Import,
        (Role.Analyst, Kind.ObservationPlan) => Keep | Look,
        (Role.UnitManager, Kind.Observation) => Look | Verb.Create | Verb.Update,
        (Role.ComplaintOfficer, Kind.Observation) => Look | Verb.Create,
        (Role.Clerk, Kind.Observation) => Verb.Create,

        // What is promised is read by all and kept by whoever answers for the unit.
        (Role.Director, Kind.Standard) => Verb.All,
        (Role.UnitManager or Role.Analyst, Kind.Standard) => Keep | Look,
        (Role.ComplaintOfficer, Kind.Standard) => Look,
        (Role.Clerk, Kind.Standard) => Verb.Read,
        // A remedy is given by whoever stands before the customer, and answered for by the unit.
        (Role.Director, Kind.Breach) => Verb.All,
        (Role.UnitManager or Role.ComplaintOfficer, Kind.Breach) => Look | Verb.Update,
        (Role.Analyst, Kind.Breach) => Look,
        (Role.Clerk, Kind.Breach) => Verb.Read | Verb.Update,
        // Machines are tested by whoever stands beside them; what is tested is decided by who keeps the standards.
        (Role.Director, Kind.DialTest) => Verb.All,
        (Role.UnitManager or Role.Analyst, Kind.DialTest) => Keep | Look | Verb.Import | Verb.Act,
        (Role.ComplaintOfficer, Kind.DialTest) => Look,
        (Role.Clerk, Kind.DialTest) => Verb.Read | Verb.Act,
        // Working hours are read by all and kept by whoever answers for the unit.
        (Role.Director, Kind.Calendar) => Verb.All,
        (Role.UnitManager, Kind.Calendar) => Keep | Look,
        (Role.Analyst or Role.ComplaintOfficer, Kind.Calendar) => Look,
        (Role.Clerk, Kind.Calendar) => Verb.Read,

        (Role.Director, Kind.Customer) => Verb.All,
        (Role.UnitManager, Kind.Customer) => Look | Verb.Create | Verb.Update | Verb.Act,
        (Role.Analyst, Kind.Customer) => Look | Verb.Import | Verb.Act,
        (Role.ComplaintOfficer, Kind.Customer) => Look | Verb.Create | Verb.Update,
        (Role.Clerk, Kind.Customer) => Verb.Read | Verb.Create | Verb.Update,
        // Whoever stands before customers takes down what they ask; who deals with complaints hands out copies, and erasing is for who answers for all.
        (Role.Director, Kind.PrivacyRequest) => Verb.All,
        (Role.ComplaintOfficer, Kind.PrivacyRequest) => Look | Verb.Create | Verb.Update | Verb.Act,
        (Role.UnitManager, Kind.PrivacyRequest) => Look | Verb.Create | Verb.Update,
        (Role.Clerk, Kind.PrivacyRequest) => Verb.Read | Verb.Create,

        (Role.Director or Role.UnitManager, Kind.Message) => Verb.Read | Verb.Create | Verb.Act,
        (Role.Analyst or Role.ComplaintOfficer, Kind.Message) => Verb.Read,
        (Role.Director, Kind.Webhook) => Verb.Read,
        (Role.Director or Role.UnitManager, Kind.Account) => Look,
        (Role.Director or Role.UnitManager, Kind.Unit) => Look,
        (_, Kind.Unit) => Verb.Read,
        (Role.Director or Role.UnitManager or Role.Analyst, Kind.Job) => Keep,
        (Role.Director or Role.UnitManager or Role.Analyst or Role.ComplaintOfficer, Kind.Attachment) => Keep | Look,
        (Role.Clerk, Kind.Attachment) => Verb.Read | Verb.Create,
        _ => Verb.None,
    };
}
