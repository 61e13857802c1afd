namespace Tangent.Domain.Touchpoints;

/// <summary>What referred to something as if it were a touchpoint.</summary>
public enum ReferenceSource
{
    /// <summary>服务蓝图.</summary>
    Blueprint,

    /// <summary>接触记录.</summary>
    EncounterLog,

    /// <summary>问卷.</summary>
    Survey,

    /// <summary>导入文件.</summary>
    Import,

    /// <summary>其他来源.</summary>
    Other,
}

/// <summary>What was decided about a reference.</summary>
public enum ReferenceState
{
    /// <summary>待处理.</summary>
    Open,

    /// <summary>已对应.</summary>
    Mapped,

    /// <summary>已忽略.</summary>
    Ignored,
}

/// <summary>A name under which something else speaks of a touchpoint: it waits to be mapped, and nothing is dropped (TP-02).</summary>
public sealed record TouchpointReference
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Where it was seen.</summary>
    public required ReferenceSource Source { get; init; }

    /// <summary>The name as it was seen, up to 200 characters.</summary>
    public required string Key { get; init; }

    /// <summary>How often it was seen in all.</summary>
    public required long Count { get; init; }

    /// <summary>First time.</summary>
    public required DateTime FirstSeenUtc { get; init; }

    /// <summary>Last time.</summary>
    public required DateTime LastSeenUtc { get; init; }

    /// <summary>The touchpoint that it means, or null.</summary>
    public TouchpointId? MappedTo { get; private init; }

    /// <summary>Why it means none, or null.</summary>
    public string? IgnoredReason { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What was decided. Stored, for filters.</summary>
    public ReferenceState State
    {
        get => MappedTo is not null ? ReferenceState.Mapped : IgnoredReason is not null ? ReferenceState.Ignored : ReferenceState.Open;
        private init { }
    }

    /// <summary>Order by how often it was seen.</summary>
    public byte[] CountKey
    {
        get
        {
            var key = new byte[8];
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(key, Count);
            return SortKeys.Unique(key, Id);
        }
        private init { }
    }

    /// <summary>With these totals; the same again changes nothing, so that a source may tell them as often as it likes.</summary>
    public TouchpointReference Seen(long count, DateTime firstUtc, DateTime lastUtc) =>
        (count, firstUtc, lastUtc) == (Count, FirstSeenUtc, LastSeenUtc) ? this
            : this with { Count = count, FirstSeenUtc = firstUtc, LastSeenUtc = lastUtc, Version = Version + 1 };

    /// <summary>Meaning this touchpoint.</summary>
    public TouchpointReference MapTo(TouchpointId touchpoint) => MappedTo == touchpoint ? this
        : this with { MappedTo = touchpoint, IgnoredReason = null, Version = Version + 1 };

    /// <summary>Meaning no touchpoint, for this reason.</summary>
    public TouchpointReference Ignore(string reason) => IgnoredReason == reason ? this
        : this with { MappedTo = null, IgnoredReason = reason, Version = Version + 1 };

    /// <summary>Open again.</summary>
    public TouchpointReference Reopen() => State == ReferenceState.Open ? this
        : this with { MappedTo = null, IgnoredReason = null, Version = Version + 1 };
}
