namespace Tangent.Domain.Access;

/// <summary>What somebody may do to a kind of object. Roles give sets of verbs.</summary>
[Flags]
public enum Verb
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See it.</summary>
    Read = 1,

    /// <summary>Make a new one.</summary>
    Create = 2,

    /// <summary>Change it.</summary>
    Update = 4,

    /// <summary>Retire or remove it, reversibly or audited.</summary>
    Delete = 8,

    /// <summary>Bring many in from a file.</summary>
    Import = 16,

    /// <summary>Take many out into a file: a right of its own, never weaker than reading.</summary>
    Export = 32,

    /// <summary>Approve, publish, assign, reveal: an act that is more than a change.</summary>
    Act = 64,

    /// <summary>Every verb.</summary>
    All = Read | Create | Update | Delete | Import | Export | Act,
}

/// <summary>The kinds of objects that rights are given for.</summary>
public enum Kind
{
    /// <summary>A registered touchpoint.</summary>
    Touchpoint,

    /// <summary>An organisation unit.</summary>
    Unit,

    /// <summary>A person who signs in, with roles, sessions and invitations.</summary>
    Account,

    /// <summary>A key by which a program signs in.</summary>
    ApiKey,

    /// <summary>The audit log.</summary>
    AuditEntry,

    /// <summary>Long work: its progress, cancelling it.</summary>
    Job,

    /// <summary>The installation itself: settings, health, backups.</summary>
    Installation,

    /// <summary>A stored file.</summary>
    Attachment,

    /// <summary>A saved view of a list.</summary>
    SavedView,

    /// <summary>Personal data in the clear (names, phones, free text) that is masked otherwise.</summary>
    PersonalData,

    /// <summary>A moment of truth at a touchpoint, and the kinds of testing moments.</summary>
    Moment,

    /// <summary>A rule about what staff may decide alone.</summary>
    Discretion,

    /// <summary>A machine at a touchpoint.</summary>
    Device,

    /// <summary>A fault, a lack of material or upkeep of a device: those who stand beside it report it.</summary>
    DeviceEvent,

    /// <summary>Information published for customers.</summary>
    Information,

    /// <summary>A plan for the management of touchpoints.</summary>
    Plan,

    /// <summary>A service blueprint: what was designed, in versions.</summary>
    Blueprint,

    /// <summary>Service encounters in the log.</summary>
    Encounter,

    /// <summary>A customer: identifiers, tier, consent.</summary>
    Customer,

    /// <summary>What customers ask about what is kept of them.</summary>
    PrivacyRequest,

    /// <summary>What customers said: judgements with their comments.</summary>
    Feedback,

    /// <summary>A survey with its links and answers.</summary>
    Survey,

    /// <summary>An item of the inbox: a complaint, a question, a suggestion, praise.</summary>
    Voice,

    /// <summary>A critical incident: a told event that made an encounter very good or very bad.</summary>
    Incident,

    /// <summary>A message on its way out.</summary>
    Message,

    /// <summary>An address of another program that is told what happens here.</summary>
    Webhook,
    /// <summary>What an observer saw: a mystery visit, a call that was listened to, a time of watching, a walk-through.</summary>
    Observation,

    /// <summary>What shall be observed, when and by whom: forms, programmes, plans. Units that are observed see none of it.</summary>
    ObservationPlan,

    /// <summary>A calendar of working hours, and which units work by it.</summary>
    Calendar,

    /// <summary>A clause of the standard book.</summary>
    Standard,

    /// <summary>A promise to a customer that was not kept, with the remedy that is owed.</summary>
    Breach,

    /// <summary>A test of what machines do for customers: menus of numbers, test cases, their runs and the defects they find.</summary>
    DialTest,

    /// <summary>A customer journey map: persona, stages, feelings, pains and opportunities, in versions, with ideas for it.</summary>
    JourneyMap,

    /// <summary>A case of recovery: one need of one customer that was not met.</summary>
    Case,

    /// <summary>The rules of recovery: from what cases are opened, how their clocks run, who may grant what.</summary>
    CasePolicy,
}
