namespace Tangent.Domain.Feedback.Voices;

/// <summary>Where an item of the inbox is: it waits, or it ended.</summary>
public abstract record VoiceState
{
    private VoiceState() { }

    /// <summary>It waits for an end.</summary>
    public sealed record Waiting : VoiceState;

    /// <summary>It ended.</summary>
    /// <param name="AtUtc">When.</param>
    /// <param name="How">How.</param>
    /// <param name="Reason">Why so, or to whom it went; null where none is needed, or its words were erased.</param>
    /// <param name="Into">The item that says the same, of a duplicate.</param>
    public sealed record Ended(DateTime AtUtc, Disposition How, string? Reason, Guid? Into) : VoiceState;
}

/// <summary>What its reader found in the words, and where it therefore may belong.</summary>
/// <param name="Sentiment">How it is said.</param>
/// <param name="Themes">Codes of the themes that it speaks of.</param>
/// <param name="Touchpoint">The touchpoint that it names, or null.</param>
public sealed record VoiceReading(Sentiment Sentiment, Items<string> Themes, Guid? Touchpoint)
{
    /// <summary>Nothing was found.</summary>
    public static VoiceReading Nothing { get; } = new(Sentiment.Unclear, [], null);
}

/// <summary>Something that a customer said (客户声音): an item of the inbox, which stays there until it has ended in one way or another.</summary>
public sealed record Voice
{
    /// <summary>Most characters of what was said, and of what is sought.</summary>
    public const int LongestWords = 4000, LongestRemedy = 500, LongestAddress = 60, LongestReason = 500;

    private const int FoundWords = 1000;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number by which people speak of it; see <see cref="VoiceNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>What the customer wants.</summary>
    public required VoiceKind Kind { get; init; }

    /// <summary>By which way it came.</summary>
    public required VoiceWay Way { get; init; }

    /// <summary>The system that told it.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own name for it: telling it again is no second one.</summary>
    public required string ExternalId { get; init; }

    /// <summary>What was said; null when it was erased.</summary>
    public string? Words { get; init; }

    /// <summary>What the customer wants to have done (诉求), or null.</summary>
    public string? Remedy { get; init; }

    /// <summary>How the customer wishes to be called, or null.</summary>
    public string? Address { get; init; }

    /// <summary>Number of the customer; null when nobody knows who it was.</summary>
    public long? Customer { get; init; }

    /// <summary>The touchpoint that it is about, or null.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The unit whose inbox it is in.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The account of the person who answers for it, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>When it was said.</summary>
    public required DateTime GivenUtc { get; init; }

    /// <summary>When it reached the inbox.</summary>
    public required DateTime ReceivedUtc { get; init; }

    /// <summary>The end of the day by which it should have ended.</summary>
    public required DateTime DueUtc { get; init; }

    /// <summary>Which notice on personal data the customer saw before it was sent, or null.</summary>
    public int? Notice { get; init; }

    /// <summary>How it is meant: by its kind, else as the model reads it.</summary>
    public Sentiment Sentiment { get; init; }

    /// <summary>Codes of themes, each between bars, such as <c>|wait|attitude|</c>; empty without any.</summary>
    public string Themes { get; init; } = "";

    /// <summary>The touchpoint that the words name, or null.</summary>
    public Guid? Suggested { get; init; }

    /// <summary>When the customer was first told something, or null.</summary>
    public DateTime? RepliedUtc { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>How it ended, or null.</summary>
    public Disposition? How { get; init; }

    /// <summary>Why so, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>The item that says the same, or null.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What a search looks through: the number, and the words with what is personal in them masked. Stored.</summary>
    public required string Found { get; init; }

    /// <summary>Order by when it was said. Stored.</summary>
    public byte[] GivenKey { get => SortKeys.Unique(SortKeys.OfTime(GivenUtc), Id); private init { } }

    /// <summary>Order by when it is due. Stored.</summary>
    public byte[] DueKey { get => SortKeys.Unique(SortKeys.OfTime(DueUtc), Id); private init { } }

    /// <summary>The same with what belongs to it.</summary>
    public VoiceState State => EndedUtc is { } at ? new VoiceState.Ended(at, How!.Value, Reason, MergedInto) : new VoiceState.Waiting();

    /// <summary>Whether its day has passed and it waits still.</summary>
    public bool IsOverdue(DateTime nowUtc) => EndedUtc is null && DueUtc < nowUtc;

    /// <summary>What a search looks through, made from what is known of an item.</summary>
    public static string FoundOf(string number, string? words)
    {
        var masked = Access.MaskedText.Of(words is { Length: > FoundWords } ? words[..FoundWords] : words);
        return SearchText.Fold($"{number}\n{VoiceNumber.Shown(number)}\n{masked}").TrimEnd('\n');
    }

    /// <summary>With what its reader found. Who complains or praises says how it is meant; no model knows better.</summary>
    public Voice Read(VoiceReading reading) => this with
    {
        Sentiment = Meant(Kind) ?? reading.Sentiment,
        Themes = reading.Themes.Count == 0 ? "" : $"|{string.Join('|', reading.Themes)}|",
        Suggested = reading.Touchpoint,
    };

    /// <summary>Of another kind or about another touchpoint; what waits is due by its new kind.</summary>
    public Outcome<Voice> Sort(VoiceKind kind, Guid? touchpoint, DateTime dueUtc)
    {
        if (kind == Kind && touchpoint == Touchpoint) return this;
        return EndedUtc is not null ? Fail.Clash("voices.has-ended") : Changed() with
        {
            Kind = kind,
            Touchpoint = touchpoint,
            DueUtc = dueUtc,
            Sentiment = Meant(kind) ?? Sentiment,
        };
    }

    /// <summary>In the inbox of this unit, and somebody's to answer.</summary>
    public Outcome<Voice> Give(Guid unit, Guid? person)
    {
        if (unit == UnitId && person == PersonId) return this;
        return EndedUtc is not null ? Fail.Clash("voices.has-ended") : Changed() with { UnitId = unit, PersonId = person };
    }

    /// <summary>The customer was told something. The first time is kept.</summary>
    public Voice Tell(DateTime atUtc) => Changed() with { RepliedUtc = RepliedUtc ?? atUtc };

    /// <summary>Ended. Who complained, or is said to be answered, was told; what nobody does anything about has a reason.</summary>
    public Outcome<Voice> End(Disposition how, string? reason, DateTime atUtc)
    {
        if (EndedUtc is not null) return Fail.Clash("voices.has-ended");
        if (how == Disposition.Duplicate) return Fail.Wrong("how", "voices.merge-instead");
        if (how == Disposition.PassedOn && Kind != VoiceKind.Praise) return Fail.Wrong("how", "voices.only-praise");
        if (how is Disposition.Forwarded or Disposition.NoAction && reason is null) return Fail.Wrong("reason", "form.required");
        bool mustBeTold = how == Disposition.Answered || (Kind == VoiceKind.Complaint && Customer is not null);
        if (mustBeTold && RepliedUtc is null) return Fail.Clash("voices.not-told");
        return Changed() with { EndedUtc = atUtc, How = how, Reason = reason };
    }

    /// <summary>Waiting again. A duplicate is taken out of the other item instead.</summary>
    public Outcome<Voice> Reopen() => EndedUtc is null ? Fail.Clash("voices.waits")
        : How == Disposition.Duplicate ? Fail.Clash("voices.is-duplicate") : Changed() with { EndedUtc = null, How = null, Reason = null };

    /// <summary>Ended as a duplicate of another item, which is none itself.</summary>
    public Outcome<Voice> Merge(Voice into, DateTime atUtc)
    {
        if (into.Id == Id) return Fail.Wrong("into", "voices.into-itself");
        if (EndedUtc is not null) return Fail.Clash("voices.has-ended");
        return into.How == Disposition.Duplicate ? Fail.Wrong("into", "voices.into-duplicate")
            : Changed() with { EndedUtc = atUtc, How = Disposition.Duplicate, MergedInto = into.Id };
    }

    /// <summary>A duplicate that is an item of its own again, just as it was.</summary>
    public Outcome<Voice> Part() => How != Disposition.Duplicate ? Fail.Clash("voices.no-duplicate")
        : Changed() with { EndedUtc = null, How = null, MergedInto = null };

    private static Sentiment? Meant(VoiceKind kind) => kind switch
    {
        VoiceKind.Complaint => Sentiment.Negative,
        VoiceKind.Praise => Sentiment.Positive,
        _ => null,
    };

    private Voice Changed() => this with { Version = Version + 1 };
}
