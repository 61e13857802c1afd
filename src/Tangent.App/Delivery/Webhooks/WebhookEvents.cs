namespace Tangent.App.Delivery.Webhooks;

/// <summary>What other programs can be told. Names never change; docs/api.md says what each holds.</summary>
public static class WebhookEvents
{
    /// <summary>A complaint is in the inbox.</summary>
    public const string ComplaintReceived = "complaint.received";

    /// <summary>A survey was answered, or declined.</summary>
    public const string SurveyAnswered = "survey.answered";

    /// <summary>Encounters came into the log.</summary>
    public const string EncountersAppended = "encounters.appended";

    /// <summary>A file was imported.</summary>
    public const string ImportDone = "import.done";

    /// <summary>A promise to a customer was not kept.</summary>
    public const string PromiseBroken = "promise.broken";

    /// <summary>A rule of alerts has fired.</summary>
    public const string AlertFired = "alert.fired";

    /// <summary>A case was opened.</summary>
    public const string CaseOpened = "case.opened";

    /// <summary>A case was given to a unit and to somebody.</summary>
    public const string CaseAssigned = "case.assigned";

    /// <summary>A case came to another step.</summary>
    public const string CaseStep = "case.step";

    /// <summary>Half or four fifths of the time of a clock are over.</summary>
    public const string CaseWarned = "case.warned";

    /// <summary>A clock has run out.</summary>
    public const string CaseOverdue = "case.overdue";

    /// <summary>A case ended.</summary>
    public const string CaseClosed = "case.closed";

    /// <summary>A case was opened again.</summary>
    public const string CaseReopened = "case.reopened";

    /// <summary>A customer is of another tier.</summary>
    public const string CustomerTierChanged = "customer.tier-changed";

    /// <summary>Somebody tries an endpoint; told to it alone, whatever it is told otherwise.</summary>
    public const string Ping = "ping";

    /// <summary>All that an endpoint may ask for.</summary>
    public static IReadOnlyList<string> All { get; } = [
        ComplaintReceived, SurveyAnswered, EncountersAppended, ImportDone, PromiseBroken, AlertFired,
        CaseOpened, CaseAssigned, CaseStep, CaseWarned, CaseOverdue, CaseClosed, CaseReopened,
        CustomerTierChanged,
    ];
}
