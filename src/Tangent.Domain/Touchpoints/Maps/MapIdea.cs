namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>Whose idea it is.</summary>
public enum IdeaSource
{
    /// <summary>Somebody's who stands before customers.</summary>
    FrontLine,

    /// <summary>A customer's.</summary>
    Customer,

    /// <summary>Somebody's behind the scenes.</summary>
    BackStage,
}

/// <summary>What became of an idea.</summary>
public enum IdeaState
{
    /// <summary>It was told.</summary>
    Told,

    /// <summary>It shall be done.</summary>
    Chosen,

    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is not followed, for a reason.</summary>
    Refused,
}

/// <summary>An idea for a journey, from those who live it. It outlives the version for which it was told, so it stands beside the document.</summary>
public sealed record MapIdea
{
    /// <summary>Longest idea, and longest reason.</summary>
    public const int Longest = 1000;

    /// <summary>Identity; later ones are greater.</summary>
    public required Guid Id { get; init; }

    /// <summary>For which map.</summary>
    public required JourneyMapId MapId { get; init; }

    /// <summary>Code of the step, or null.</summary>
    public string? Step { get; init; }

    /// <summary>Whose it is.</summary>
    public required IdeaSource Source { get; init; }

    /// <summary>What it is.</summary>
    public required string Text { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>What became of it.</summary>
    public IdeaState State { get; private init; }

    /// <summary>Why; of a refused one always.</summary>
    public string? Reason { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; private init; } = 1;

    /// <summary>Further on its way: told to chosen to done, or refused with a reason; a refused one may be taken up again.</summary>
    /// <remarks>Worked example, tested: told → done is refused, for nobody chose it; refused → told takes it up again.</remarks>
    public Outcome<MapIdea> To(IdeaState state, string? reason)
    {
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (state == State && reason == Reason) return this;
        List<Problem> problems = [];
        if (state != State && (State, state) is not ((IdeaState.Told, IdeaState.Chosen) or (IdeaState.Told or IdeaState.Chosen, IdeaState.Refused)
            or (IdeaState.Chosen, IdeaState.Done or IdeaState.Told) or (IdeaState.Refused, IdeaState.Told)))
            problems.Add(Problem.Of("state", "maps.idea-way", State, state));
        if (state == IdeaState.Refused && reason is null) problems.Add(Problem.Of("reason", "maps.idea-reason"));
        if (reason?.Length > Longest) problems.Add(Problem.Of("reason", "form.too-long", Longest));
        return problems.Count > 0 ? new Fail.Invalid(problems) : this with { State = state, Reason = reason, Version = Version + 1 };
    }
}
