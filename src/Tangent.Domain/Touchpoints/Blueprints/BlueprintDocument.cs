using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>The lanes of a blueprint, from what customers hold in their hands down to what they never see.</summary>
public enum BlueprintLane
{
    /// <summary>Physical evidence (有形展示).</summary>
    Evidence,

    /// <summary>What customers do (客户行动).</summary>
    Customer,

    /// <summary>What staff and machines do before customers (前台接触).</summary>
    FrontStage,

    /// <summary>Tools with which it is done (工具).</summary>
    Tools,

    /// <summary>What is done behind the scenes (后台).</summary>
    BackStage,

    /// <summary>Other departments and systems that lend a hand (支持, 内部联动).</summary>
    Support,

    /// <summary>What the company as a whole does (公司行为).</summary>
    Company,
}

/// <summary>The three lines of a blueprint, each above a lane.</summary>
public enum BlueprintLine
{
    /// <summary>Between customers and the company (互动线).</summary>
    Interaction,

    /// <summary>Between what customers see and what they do not (可视线).</summary>
    Visibility,

    /// <summary>Between departments (内部互动线).</summary>
    InternalInteraction,
}

/// <summary>Whether a step is the same for everybody.</summary>
public enum StepMode
{
    /// <summary>The same each time (规范化).</summary>
    Standardise,

    /// <summary>Humane, distinctive, meant for this one customer (个性化).</summary>
    Personalise,
}

/// <summary>What may go wrong in a cell, rated from 1 to 10, and what is done against it.</summary>
/// <param name="What">What goes wrong.</param>
/// <param name="Severity">How bad it is for the customer: 1 not noticed, 10 harm.</param>
/// <param name="Occurrence">How often: 1 never, 10 always.</param>
/// <param name="Detection">Whether it is caught before the customer meets it: 1 always, 10 never.</param>
/// <param name="Control">What prevents or catches it; null: nothing yet.</param>
public sealed record FailurePoint(Wording What, int Severity, int Occurrence, int Detection, Wording? Control = null);

/// <summary>What is done in one lane at one step.</summary>
public sealed record BlueprintCell
{
    /// <summary>In which lane; a step has at most one cell in each.</summary>
    public required BlueprintLane Lane { get; init; }

    /// <summary>What is done.</summary>
    public required Wording Text { get; init; }

    /// <summary>Code of the touchpoint where it is done, where it differs from that of the step.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Standard time, seconds.</summary>
    public int? Seconds { get; init; }

    /// <summary>Post or unit that answers for it.</summary>
    public Wording? Owner { get; init; }

    /// <summary>Where it may fail.</summary>
    public FailurePoint? Failure { get; init; }

    /// <summary>Whether somebody waits here.</summary>
    public bool IsWait { get; init; }

    /// <summary>Whether it is a moment of truth.</summary>
    public bool IsMoment { get; init; }

    /// <summary>Whether whoever does it speaks to the customer, though the lane lies below the line of visibility.</summary>
    public bool MeetsCustomer { get; init; }

    /// <summary>Whether it is the same for everybody; null: not decided.</summary>
    public StepMode? Mode { get; init; }

    /// <summary>Why.</summary>
    public Wording? Reason { get; init; }
}

/// <summary>A way on from a step that is not simply the next one.</summary>
/// <param name="To">Code of a step, before or after, or <see cref="BlueprintDocument.End"/>.</param>
/// <param name="When">In which case.</param>
public sealed record BlueprintWay(string To, Wording? When = null);

/// <summary>A step: a column of the picture.</summary>
public sealed record BlueprintStep
{
    /// <summary>Its code.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Wording Name { get; init; }

    /// <summary>To which stage it belongs; neighbours of one stage share its head.</summary>
    public Wording? Stage { get; init; }

    /// <summary>Code of the touchpoint by which the log of encounters knows it; null: nothing is logged here.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>How long it may take as the customer lives it, seconds.</summary>
    public int? Seconds { get; init; }

    /// <summary>What is done in the lanes, in their order.</summary>
    public Items<BlueprintCell> Cells { get; init; } = [];

    /// <summary>The ways on; none: the next step, and after the last one the end.</summary>
    public Items<BlueprintWay> Ways { get; init; } = [];

    /// <summary>What is done in this lane, or null.</summary>
    public BlueprintCell? this[BlueprintLane lane] => Cells.FirstOrDefault(cell => cell.Lane == lane);
}

/// <summary>A service blueprint as one document: it can be taken out, kept beside others and brought in again without a difference.</summary>
public sealed record BlueprintDocument
{
    /// <summary>Number of the form in which documents are written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Stands for the end of the service among the ways.</summary>
    public const string End = "end";

    /// <summary>The languages in which blueprints are written.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh", "en"];

    /// <summary>Number of the form in which this one is written.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What it is called.</summary>
    public required Wording Title { get; init; }

    /// <summary>Which need it meets.</summary>
    public Wording? Need { get; init; }

    /// <summary>What the customer is promised.</summary>
    public Wording? Promise { get; init; }

    /// <summary>Codes of touchpoints: journeys that come to any of them are journeys of this service; none: all journeys are.</summary>
    public Items<string> KnownBy { get; init; } = [];

    /// <summary>Codes of steps at which a journey may begin; none: at the first one.</summary>
    public Items<string> Starts { get; init; } = [];

    /// <summary>The steps in order.</summary>
    public Items<BlueprintStep> Steps { get; init; } = [];

    /// <summary>The step of this code, or null.</summary>
    public BlueprintStep? this[string id] => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>Where a step stands, from 0; −1: nowhere.</summary>
    public int PlaceOf(string id)
    {
        for (int i = 0; i < Steps.Count; i++)
            if (Steps[i].Id == id) return i;
        return -1;
    }

    /// <summary>Places of the steps at which a journey may begin, in order.</summary>
    public IReadOnlyList<int> Beginnings() => Starts.Count == 0 ? [0] : [.. Starts.Select(PlaceOf).Where(place => place >= 0).Distinct().Order()];

    /// <summary>Places of the steps to which one may go on from this place; <c>Steps.Count</c> is the end.</summary>
    public IReadOnlyList<int> After(int place) => Steps[place].Ways.Count == 0 ? [place + 1]
        : [.. Steps[place].Ways.Select(way => way.To == End ? Steps.Count : PlaceOf(way.To)).Where(to => to >= 0).Distinct()];

    /// <summary>The line that lies directly above a lane, or null.</summary>
    public static BlueprintLine? LineAbove(BlueprintLane lane) => lane switch
    {
        BlueprintLane.FrontStage => BlueprintLine.Interaction,
        BlueprintLane.BackStage => BlueprintLine.Visibility,
        BlueprintLane.Support => BlueprintLine.InternalInteraction,
        _ => null,
    };

    /// <summary>Whether customers do not see what is done in this lane.</summary>
    public static bool IsHidden(BlueprintLane lane) => lane >= BlueprintLane.BackStage;
}
