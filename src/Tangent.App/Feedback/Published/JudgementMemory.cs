using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>What was read of the judgements last; the next reader goes on from it.</summary>
public sealed class JudgementMemory
{
    internal SemaphoreSlim Turn { get; } = new(1);

    internal JudgementColumns Known { get; set; } = JudgementColumns.None;
}

/// <summary>All judgements with a score, for who computes on them. Who may see which is theirs to decide.</summary>
public sealed class JudgementFacts(Db db, JudgementMemory memory)
{
    /// <summary>The judgements as they are now.</summary>
    public async Task<JudgementColumns> All(CancellationToken stop)
    {
        var state = await db.JudgementStates.SingleAsync(stop);
        if (memory.Known is var known && known.Last == state.Last && known.Rewritten == state.Rewritten) return known;
        await memory.Turn.WaitAsync(stop);
        try
        {
            return memory.Known = await memory.Known.UpTo(db, state.Last, state.Rewritten, stop);
        }
        finally
        {
            memory.Turn.Release();
        }
    }
}
