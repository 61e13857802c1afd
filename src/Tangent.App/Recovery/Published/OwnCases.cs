using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery.Published;

/// <summary>Cases as their own customers reach them: by the number that they were told, or by who they are.</summary>
public sealed class OwnCases(Db db, OwnVoices voices)
{
    private const int Most = 50, LongestWay = 10;

    /// <summary>Whose the case with this number is; null where nobody knows, or there is none.</summary>
    public async Task<long?> CustomerOf(string number, CancellationToken stop) => (await Of(number, stop))?.Customer;

    /// <summary>The case to which a number leads: its own, that of the complaint that came to it, that of one which went on in it.</summary>
    internal async Task<RecoveryCase?> Of(string number, CancellationToken stop)
    {
        var found = await db.RecoveryCases.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, stop);
        if (found is null && await voices.Of(number, stop) is { } voice && (await Taken([voice.Id], stop)).TryGetValue(voice.Id, out var id))
            found = await db.RecoveryCases.AsNoTracking().SingleAsync(c => c.Id == id, stop);
        for (int i = 0; i < LongestWay && found?.MergedInto is { } into; i++)
            found = await db.RecoveryCases.AsNoTracking().SingleAsync(c => c.Id == into, stop);
        return found;
    }

    /// <summary>Cases of a customer, the latest first; those that went on in others are seen there.</summary>
    internal Task<List<RecoveryCase>> Of(OwnVisitor visitor, CancellationToken stop) => db.RecoveryCases.AsNoTracking()
        .Where(c => c.Customer != null && EF.Parameter(visitor.Customers).Contains(c.Customer.Value) && c.MergedInto == null)
        .OrderByDescending(c => c.OpenedKey).Take(Most).ToListAsync(stop);

    /// <summary>Which of these complaints led to which case.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Guid>> Taken(IReadOnlyCollection<Guid> complaints, CancellationToken stop)
    {
        var keys = complaints.Select(id => id.ToString()).ToList();
        return await db.Signals.Where(s => s.Kind == SignalKind.Complaint && EF.Parameter(keys).Contains(s.Key) && s.CaseId != null)
            .ToDictionaryAsync(s => Guid.Parse(s.Key), s => s.CaseId!.Value, stop);
    }
}
