namespace Tangent.Storage.EncounterLog;

/// <summary>What a word of the log stands for.</summary>
public enum LogWordKind
{
    /// <summary>A system that tells encounters.</summary>
    Source,

    /// <summary>Where, in a source's words.</summary>
    Touchpoint,

    /// <summary>A unit, in a source's words.</summary>
    Unit,

    /// <summary>An employee.</summary>
    Employee,

    /// <summary>A channel, in a source's words.</summary>
    Channel,

    /// <summary>How an encounter ended.</summary>
    Outcome,
}

/// <summary>A word of the log under the small number by which encounters hold it.</summary>
[Unaudited("Words come with encounters, whose audit line tells of them.")]
public sealed class LogWord
{
    /// <summary>Its number.</summary>
    public int Id { get; set; }

    /// <summary>What it stands for.</summary>
    public required LogWordKind Kind { get; init; }

    /// <summary>The word, up to 200 characters.</summary>
    public required string Text { get; init; }

    /// <summary>How many rows of the log name this touchpoint; 0 for words of other kinds.</summary>
    public long Seen { get; init; }

    /// <summary>What <see cref="Seen"/> was when the register last heard of this word.</summary>
    public long Told { get; init; }

    /// <summary>Earliest start among them, or null.</summary>
    public long? First { get; init; }

    /// <summary>Latest start among them, or null.</summary>
    public long? Last { get; init; }
}

/// <summary>Where the log ends, and whether rows that were there have changed. Who holds this row writes alone.</summary>
[Unaudited("Moves with the rows of the log.")]
public sealed class LogState
{
    /// <summary>Always 1: there is one log.</summary>
    public required int Id { get; init; }

    /// <summary>Sequence of the row that was written last; no sequence is ever given twice.</summary>
    public required long Last { get; init; }

    /// <summary>How often rows that were there lost something: whatever is derived from the log must be made anew.</summary>
    public required long Rewritten { get; init; }
}

/// <summary>
/// A row of the encounter log. Rows are only ever added: a source that tells an encounter again differently adds a version
/// that replaces the one before.
/// </summary>
/// <remarks>Times are microseconds since 1970 in UTC. Words are numbers of <see cref="LogWord"/>.</remarks>
[Unaudited("One audit line tells of a whole batch.")]
public sealed class EncounterRow
{
    /// <summary>Rows of one stretch: so many that follow each other stand together in the index by customer.</summary>
    public const int StretchRows = 8192;

    /// <summary>Number of the source whose encounters are tests (拨测): no customer was there, so no figure counts them unless it asks for them.</summary>
    public const int TestSource = -1;

    /// <summary>Name of that source; no other one may have it.</summary>
    public const string TestSourceName = "tangent:tests";

    /// <summary>The order in which rows were written, and in which they can be seen: a smaller one never comes later.</summary>
    public long Sequence { get; set; }

    /// <summary>Which stretch of the log it stands in: <see cref="Sequence"/> by <see cref="StretchRows"/>.</summary>
    public int Stretch { get; set; }

    /// <summary>Which source told it.</summary>
    public required int Source { get; init; }

    /// <summary>The source's own name for it.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Version, from 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Sequence of the row that this one replaces, or null.</summary>
    public long? Replaces { get; set; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>Where.</summary>
    public required int Touchpoint { get; init; }

    /// <summary>Unit, or null.</summary>
    public int? Unit { get; init; }

    /// <summary>Employee, or null.</summary>
    public int? Employee { get; init; }

    /// <summary>Channel, or null.</summary>
    public int? Channel { get; init; }

    /// <summary>When it began.</summary>
    public required long Started { get; init; }

    /// <summary>When it ended, or null.</summary>
    public long? Ended { get; init; }

    /// <summary>Seconds of waiting, or null.</summary>
    public int? Wait { get; init; }

    /// <summary>How it ended, or null.</summary>
    public int? Outcome { get; init; }

    /// <summary>Score as it was given, or null.</summary>
    public double? Score { get; init; }

    /// <summary>Number of the score's scale, or null.</summary>
    public int? Scale { get; init; }

    /// <summary>Key of its journey, or null.</summary>
    public string? Journey { get; init; }

    /// <summary>What else was told, as a JSON object, or null.</summary>
    public string? Attributes { get; init; }

    /// <summary>When it was written.</summary>
    public required long Received { get; init; }

    /// <summary>A time as the log keeps it.</summary>
    public static long Micros(DateTime utc) => (utc.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    /// <summary>A time of the log.</summary>
    public static DateTime Utc(long micros) => DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);

    /// <summary>Whether both tell the same, whatever their places in the log.</summary>
    public bool TellsTheSameAs(EncounterRow other) =>
        (Customer, Touchpoint, Unit, Employee, Channel, Started, Ended) ==
        (other.Customer, other.Touchpoint, other.Unit, other.Employee, other.Channel, other.Started, other.Ended)
        && (Wait, Outcome, Score, Scale, Journey, Attributes) ==
        (other.Wait, other.Outcome, other.Score, other.Scale, other.Journey, other.Attributes);

    /// <summary>Makes the row a further version of another.</summary>
    public void Follow(EncounterRow before) => (Version, Replaces) = (before.Version + 1, before.Sequence);

    /// <summary>Gives the row its place in the log.</summary>
    public void PutAt(long sequence) => (Sequence, Stretch) = (sequence, (int)(sequence / StretchRows));
}
