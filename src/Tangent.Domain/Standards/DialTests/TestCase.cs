namespace Tangent.Domain.Standards.DialTests;

/// <summary>A case that is kept.</summary>
public sealed record TestCase
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number, from 1; never given again.</summary>
    public required int Number { get; init; }

    /// <summary>The unit that answers for it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it tries and expects.</summary>
    public required TestTerms Terms { get; init; }

    /// <summary>What it was made from by the program, such as a clause and a tier; null: somebody wrote it.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether somebody changed what the program made: then it is kept as it is.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether what it was made from is not there any more.</summary>
    public bool IsOrphan { get; init; }

    /// <summary>When it was taken out of use; or null.</summary>
    public DateTime? RetiredUtc { get; init; }

    /// <summary>When it is asked next by itself; or null.</summary>
    public DateTime? NextUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The number as people write it.</summary>
    public string Code => "C" + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The case as somebody wrote it; the same object when nothing is new.</summary>
    public TestCase With(TestTerms terms, DateTime atUtc) => terms == Terms ? this
        : this with { Terms = terms, IsChanged = Origin is not null, NextUtc = Due(terms, atUtc), ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>The case as the program makes it again: what somebody changed stays.</summary>
    public TestCase Renewed(TestTerms terms, DateTime atUtc)
    {
        var wanted = IsChanged || RetiredUtc is not null ? Terms : terms;
        return wanted == Terms && !IsOrphan ? this
            : this with { Terms = wanted, IsOrphan = false, NextUtc = Due(wanted, atUtc), ChangedUtc = atUtc, Version = Version + 1 };
    }

    /// <summary>The case when what it was made from has gone.</summary>
    public TestCase Orphaned(DateTime atUtc) => IsOrphan ? this : this with { IsOrphan = true, ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>The case out of use: its runs stay.</summary>
    public Outcome<TestCase> Retire(DateTime atUtc) => RetiredUtc is not null ? Fail.Clash("dialtests.retired")
        : this with { RetiredUtc = atUtc, NextUtc = null, ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>When a case that asks by itself does so first; null: never.</summary>
    public static DateTime? Due(TestTerms terms, DateTime atUtc) => terms is { Kind: TestKind.Web, EveryMinutes: not null } ? atUtc : null;
}
