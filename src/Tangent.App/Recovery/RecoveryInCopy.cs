using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Cases of a customer with all that was written about them, and the signals that named the customer.</summary>
sealed class RecoveryInCopy(Db db) : ICopyPart
{
    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var cases = await db.RecoveryCases.AsNoTracking().Where(c => c.Customer != null && EF.Parameter(numbers).Contains(c.Customer.Value))
            .OrderBy(c => c.OpenedUtc).ToListAsync(stop);
        var ids = cases.ConvertAll(one => one.Id);
        return
        [
            CopyList.Of("cases", cases, one => [("number", one.Number), ("at", one.OpenedUtc), ("words", one.Title), ("details", Written(one.Details)),
                ("step", one.Step), ("verdict", one.Verdict), ("ended", one.ClosedUtc), ("satisfaction", one.Satisfaction), ("cost", one.Cost)]),
            CopyList.Of("case-entries", await db.CaseEntries.AsNoTracking().Where(e => e.Words != null && EF.Parameter(ids).Contains(e.CaseId))
                .OrderBy(e => e.AtUtc).ToListAsync(stop), one => [("at", one.AtUtc), ("kind", one.Kind), ("words", one.Words)]),
            CopyList.Of("signals", await db.Signals.AsNoTracking().Where(s => s.Customer != null && EF.Parameter(numbers).Contains(s.Customer.Value))
                .OrderBy(s => s.AtUtc).ToListAsync(stop), one => [("at", one.AtUtc), ("kind", one.Kind), ("fate", one.Fate)]),
        ];
    }

    // The file says itself which of its texts somebody wrote.
    private static string? Written(CaseFile file)
    {
        List<string> texts = [];
        file.Masked(text =>
        {
            texts.Add(text);
            return text;
        });
        return texts.Count == 0 ? null : string.Join('\n', texts);
    }
}
