using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>An item of the inbox as its own customer sees it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="UnitId">The unit that answers.</param>
/// <param name="Words">What was said; null when it was erased.</param>
/// <param name="GivenUtc">When it was said.</param>
/// <param name="DueUtc">By when it should have ended.</param>
/// <param name="EndedUtc">When it ended, or null.</param>
/// <param name="Replies">What the customer was told from here, the oldest first.</param>
public sealed record OwnVoice(Guid Id, string Number, VoiceKind Kind, long? Customer, Guid UnitId, string? Words, DateTime GivenUtc, DateTime DueUtc,
    DateTime? EndedUtc, IReadOnlyList<(DateTime AtUtc, string Words)> Replies);

/// <summary>What customers said themselves, for their own pages. Who may ask for whose is for the asker to see to.</summary>
public sealed class OwnVoices(Db db)
{
    // Who has more to look back on asks for a copy.
    private const int Most = 50;

    /// <summary>The item with this number, or null.</summary>
    public async Task<OwnVoice?> Of(string number, CancellationToken stop) =>
        (await Show(db.Voices.Where(v => v.Number == number), stop)).SingleOrDefault();

    /// <summary>What this customer said on the customers' page or to staff, the latest first.</summary>
    public Task<IReadOnlyList<OwnVoice>> Of(IReadOnlyCollection<long> customer, CancellationToken stop) => Show(db.Voices
        .Where(v => v.Customer != null && EF.Parameter(customer).Contains(v.Customer.Value) && v.Kind != VoiceKind.Comment && v.MergedInto == null), stop);

    /// <summary>Whose the item with this number is; null where nobody knows, or there is none.</summary>
    public Task<long?> CustomerOf(string number, CancellationToken stop) =>
        db.Voices.Where(v => v.Number == number).Select(v => v.Customer).SingleOrDefaultAsync(stop);

    private async Task<IReadOnlyList<OwnVoice>> Show(IQueryable<Voice> some, CancellationToken stop)
    {
        var voices = await some.AsNoTracking().OrderByDescending(v => v.GivenKey).Take(Most).ToListAsync(stop);
        var ids = voices.ConvertAll(v => v.Id);
        var told = (await db.VoiceEntries.Where(e => EF.Parameter(ids).Contains(e.VoiceId) && e.Way != null && e.Words != null)
            .Select(e => new { e.VoiceId, e.AtUtc, e.Words }).ToListAsync(stop)).ToLookup(e => e.VoiceId);
        return [.. voices.Select(v => new OwnVoice(v.Id, v.Number, v.Kind, v.Customer, v.UnitId, v.Words, v.GivenUtc, v.DueUtc, v.EndedUtc,
            [.. told[v.Id].OrderBy(e => e.AtUtc).Select(e => (e.AtUtc, e.Words!))]))];
    }
}
