using Tangent.Domain;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback;

/// <summary>What became of a judgement that was told.</summary>
public enum JudgementFate
{
    /// <summary>It is kept.</summary>
    Stored,

    /// <summary>It was kept already, just so.</summary>
    Unchanged,

    /// <summary>It was kept otherwise; now it says this.</summary>
    Corrected,

    /// <summary>It is set aside: its problems say why.</summary>
    Rejected,
}

/// <summary>A batch of judgements on its way: what came of each so far.</summary>
sealed class JudgementBatch
{
    private readonly JudgementFate?[] fates;

    /// <param name="told">The judgements as they were told.</param>
    /// <param name="customers">Numbers of their customers where those are known already, by place; null: they are looked up.</param>
    public JudgementBatch(IReadOnlyList<JudgementEntry> told, IReadOnlyList<long?>? customers = null)
    {
        Customers = customers;
        var entries = new JudgementEntry[told.Count];
        fates = new JudgementFate?[entries.Length];
        List<Problem> problems = [];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = JudgementRules.Clean(told[i]);
            JudgementRules.Check(entries[i], i + 1, problems, isOfSomebody: customers?[i] is not null);
            if (problems.Count == 0) continue;
            SetAside(i, problems);
            problems.Clear();
        }
        Entries = entries;
    }

    public IReadOnlyList<JudgementEntry> Entries { get; }

    public IReadOnlyList<long?>? Customers { get; }

    public List<Problem> Problems { get; } = [];

    /// <summary>Whether it is a past that is loaded: nobody waits for an answer to it.</summary>
    public bool IsPast { get; init; }

    /// <summary>Places of the entries of which nothing is decided yet.</summary>
    public IEnumerable<int> Good => Enumerable.Range(0, fates.Length).Where(i => fates[i] is null);

    public JudgementFate[] Fates => [.. fates.Select(fate => fate!.Value)];

    public int Count(JudgementFate fate) => fates.Count(one => one == fate);

    public void SetAside(int entry, IEnumerable<Problem> problems)
    {
        fates[entry] = JudgementFate.Rejected;
        Problems.AddRange(problems);
    }

    public void Decide(int entry, JudgementFate fate) => fates[entry] = fate;
}
