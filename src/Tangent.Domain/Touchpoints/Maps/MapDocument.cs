using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>When a stage lies, seen from the service itself.</summary>
public enum MapPhase
{
    /// <summary>Before it (事前).</summary>
    Before,

    /// <summary>While it is rendered (事中).</summary>
    During,

    /// <summary>After it (事后).</summary>
    After,
}

/// <summary>What is marked at a step.</summary>
public enum PointKind
{
    /// <summary>Something hurts (痛点).</summary>
    Pain,

    /// <summary>Something could be better (机会点).</summary>
    Opportunity,
}

/// <summary>What shows that a pain or an opportunity is real.</summary>
public enum MapEvidenceKind
{
    /// <summary>An item of the inbox, by its number or its id.</summary>
    Voice,

    /// <summary>A critical incident, by its id.</summary>
    Incident,

    /// <summary>A moment of truth with its three lists, by its id.</summary>
    Moment,

    /// <summary>A survey, by its id; behind a slash the code of a question.</summary>
    Survey,

    /// <summary>An encounter in the log: source, slash, its number there.</summary>
    Encounter,

    /// <summary>A stored file, by its id.</summary>
    Attachment,

    /// <summary>A page elsewhere, by its address.</summary>
    Link,
}

/// <summary>The five senses.</summary>
public enum Sense
{
    /// <summary>What customers see.</summary>
    Sight,

    /// <summary>What they hear.</summary>
    Sound,

    /// <summary>What they smell.</summary>
    Smell,

    /// <summary>What they taste.</summary>
    Taste,

    /// <summary>What they touch.</summary>
    Touch,
}

/// <summary>A stage of the journey: the head above its steps.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Phase">When it lies; null: it is not said.</param>
public sealed record MapStage(string Id, Wording Name, MapPhase? Phase = null);

/// <summary>What shows that a point is real. It names, and never copies: whoever may not see it there does not see it here.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where it is.</param>
/// <param name="Note">Why it is named.</param>
public sealed record MapEvidence(MapEvidenceKind Kind, string At, Wording? Note = null);

/// <summary>A pain or an opportunity at a step.</summary>
/// <param name="Kind">Which of both.</param>
/// <param name="Text">What it is.</param>
/// <param name="Weight">How bad, or how much would be won: 1 little, 5 very much.</param>
public sealed record MapPoint(PointKind Kind, Wording Text, int Weight)
{
    /// <summary>What shows it.</summary>
    public Items<MapEvidence> Evidence { get; init; } = [];
}

/// <summary>What one sense shall meet at a step, and what it meets.</summary>
/// <param name="Sense">Which one.</param>
/// <param name="Designed">What it shall meet.</param>
/// <param name="Found">What somebody found who was there.</param>
public sealed record SenseDesign(Sense Sense, Wording? Designed = null, Wording? Found = null);

/// <summary>A step of a journey as the customer lives it.</summary>
public sealed record MapStep
{
    /// <summary>Its code.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called.</summary>
    public required Wording Name { get; init; }

    /// <summary>Code of its stage.</summary>
    public required string Stage { get; init; }

    /// <summary>When it lies, where that differs from its stage.</summary>
    public MapPhase? Phase { get; init; }

    /// <summary>Code of the touchpoint on the register; null: none, or one that is not there yet.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>The touchpoint in words, as long as it is not on the register.</summary>
    public Wording? Place { get; init; }

    /// <summary>By which channel, in words, where it is not that of the touchpoint.</summary>
    public Wording? Channel { get; init; }

    /// <summary>What the customer does.</summary>
    public Wording? Does { get; init; }

    /// <summary>What the customer thinks.</summary>
    public Wording? Thinks { get; init; }

    /// <summary>What the customer needs.</summary>
    public Wording? Needs { get; init; }

    /// <summary>How it shall feel: 1 awful, 3 neither, 5 delighted; null: nobody says.</summary>
    public int? Feeling { get; init; }

    /// <summary>Whether it is a moment of truth.</summary>
    public bool IsMoment { get; init; }

    /// <summary>The emotion that the moment shall leave, in words: at ease, proud, taken seriously.</summary>
    public Wording? Emotion { get; init; }

    /// <summary>Who answers behind the scenes for what the moment needs.</summary>
    public Wording? BackStage { get; init; }

    /// <summary>Pains and opportunities.</summary>
    public Items<MapPoint> Points { get; init; } = [];

    /// <summary>What the senses shall meet, at most one of each.</summary>
    public Items<SenseDesign> Senses { get; init; } = [];

    /// <summary>The map of the journey within this step, or null.</summary>
    public Guid? Inner { get; init; }

    /// <summary>Whether the customer deals with the company here.</summary>
    public bool IsContact => Touchpoint is not null || Place is not null;
}

/// <summary>A customer journey map as one document: it can be taken out, kept beside others and brought in again without a difference.</summary>
public sealed record MapDocument
{
    /// <summary>Number of the form in which documents are written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Number of the form in which this one is written.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What it is called.</summary>
    public required Wording Title { get; init; }

    /// <summary>What kind of journey it is: a repair, an opening, a stay.</summary>
    public Wording? Kind { get; init; }

    /// <summary>For whom it is drawn; null: nobody yet.</summary>
    public Persona? Persona { get; init; }

    /// <summary>Codes of touchpoints: journeys that come to any of them are journeys of this kind; none: all journeys are.</summary>
    public Items<string> KnownBy { get; init; } = [];

    /// <summary>The stages in order.</summary>
    public Items<MapStage> Stages { get; init; } = [];

    /// <summary>The steps, stage after stage.</summary>
    public Items<MapStep> Steps { get; init; } = [];

    /// <summary>The step of this code, or null.</summary>
    public MapStep? this[string id] => Steps.FirstOrDefault(step => step.Id == id);

    /// <summary>The stage of this code, or null.</summary>
    public MapStage? Stage(string id) => Stages.FirstOrDefault(stage => stage.Id == id);

    /// <summary>Where a step stands, from 0; −1: nowhere.</summary>
    public int PlaceOf(string id)
    {
        for (int i = 0; i < Steps.Count; i++)
            if (Steps[i].Id == id) return i;
        return -1;
    }

    /// <summary>When a step lies: as it says itself, else as its stage says.</summary>
    public MapPhase? PhaseOf(MapStep step) => step.Phase ?? Stage(step.Stage)?.Phase;

    /// <summary>How often a customer has to turn to the company for one request; neighbours at one touchpoint are one contact.</summary>
    public int Contacts()
    {
        int count = 0;
        object? last = null;
        foreach (var step in Steps.Where(step => step.IsContact))
        {
            object at = step.Touchpoint?.ToUpperInvariant() ?? (object)step.Place!;
            if (!at.Equals(last)) count++;
            last = at;
        }
        return count;
    }
}
