using Tangent.Domain;
using Tangent.Domain.Delivery;

namespace Tangent.Storage.Delivery;

/// <summary>A message on its way out. Its words are sealed; its address is looked up when it is sent, so that it is never an old one.</summary>
[Unaudited("Caused by acts and events that are audited, moved on by the program; what people do to one is audited.")]
public sealed record Message
{
    /// <summary>Identity; the same in every attempt, for receivers who know a message again.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is for.</summary>
    public required MessageKind Kind { get; init; }

    /// <summary>By which way it goes.</summary>
    public required DeliveryChannel Channel { get; init; }

    /// <summary>What caused it, in its own words: the same cause makes no second message.</summary>
    public required string Key { get; init; }

    /// <summary>The unit in whose scope it is seen.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Number of the customer whom it is for, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>What it is about: the survey or the item of the inbox; or null.</summary>
    public Guid? About { get; init; }

    /// <summary>The endpoint that is told, or null.</summary>
    public Guid? EndpointId { get; init; }

    /// <summary>Address, subject and text, encrypted; null when they were forgotten.</summary>
    public string? Content { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime CreatedUtc { get; init; }

    /// <summary>When the next attempt may be made.</summary>
    public required DateTime DueUtc { get; init; }

    /// <summary>After when it is of no use any more, or null.</summary>
    public DateTime? EndsUtc { get; init; }

    /// <summary>Where it is in its life.</summary>
    public MessageState State { get; init; }

    /// <summary>Attempts so far.</summary>
    public int Attempts { get; init; }

    /// <summary>Attempts of before somebody sent it again.</summary>
    public int AttemptsBefore { get; init; }

    /// <summary>Why it waits, or did not go out: key of the words; or null.</summary>
    public string? Reason { get; init; }

    /// <summary>What whoever carries it on calls it, or null.</summary>
    public string? ProviderId { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Order by when it was made. Stored.</summary>
    public byte[] CreatedKey { get => SortKeys.Unique(SortKeys.OfTime(CreatedUtc), Id); private init { } }

    /// <summary>An attempt begins. It is written down before anything leaves: what a stopped server had begun is known later.</summary>
    public Message Begin() => State == MessageState.Waiting ? Changed() with { State = MessageState.Sending, Attempts = Attempts + 1, Reason = null }
        : throw new InvalidOperationException($"A message that is {State} is not sent.");

    /// <summary>The attempt has come to an end.</summary>
    /// <param name="result">To which.</param>
    /// <param name="isRepeatSafe">Whether the receiver knows a message again: then what is not known for sure is tried again.</param>
    /// <param name="nowUtc">When.</param>
    public Message After(SendResult result, bool isRepeatSafe, DateTime nowUtc) => result switch
    {
        SendResult.Accepted taken => Ended(MessageState.Sent, null, nowUtc) with { ProviderId = taken.ProviderId },
        SendResult.Refused => Ended(MessageState.GivenUp, result.Reason, nowUtc),
        SendResult.Unknown when !isRepeatSafe => Ended(MessageState.Unsure, result.Reason, nowUtc),
        _ when Attempts - AttemptsBefore >= RetryPlan.MostAttempts => Ended(MessageState.GivenUp, result.Reason, nowUtc),
        _ => Changed() with
        {
            State = MessageState.Waiting,
            Reason = result.Reason,
            DueUtc = nowUtc + RetryPlan.Wait(Id, Attempts - AttemptsBefore),
        },
    };

    /// <summary>It waits until later without an attempt.</summary>
    public Message Wait(DateTime dueUtc, string reason) => Changed() with { DueUtc = dueUtc, Reason = reason };

    /// <summary>It does not go out: it must not, or nobody can be reached.</summary>
    public Message Stop(MessageState state, string reason, DateTime nowUtc) => Ended(state, reason, nowUtc);

    /// <summary>Somebody takes it back before it goes out.</summary>
    public Outcome<Message> Cancel(DateTime nowUtc) => State == MessageState.Waiting
        ? Ended(MessageState.Cancelled, "delivery.by-hand", nowUtc) : Fail.Clash("delivery.not-waiting");

    /// <summary>Somebody sends it again: also what was sent, and what is perhaps there already. It may come twice then.</summary>
    public Outcome<Message> Replay(DateTime nowUtc) => this switch
    {
        { State: MessageState.Waiting or MessageState.Sending } => Fail.Clash("delivery.still-going"),
        { Content: null } => Fail.Clash("delivery.is-forgotten"),
        _ => Changed() with
        {
            State = MessageState.Waiting,
            DueUtc = nowUtc,
            EndsUtc = null,
            EndedUtc = null,
            Reason = null,
            AttemptsBefore = Attempts,
        },
    };

    private Message Ended(MessageState state, string? reason, DateTime nowUtc) => Changed() with { State = state, Reason = reason, EndedUtc = nowUtc };

    private Message Changed() => this with { Version = Version + 1 };
}
