using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>What was said ends with the case that it led to: the customer was told there.</summary>
public sealed class EndWithCase(Db db, CaseLinks links, BadSigns signs, VoiceReach reach, VoiceChange change) : IHandle<CaseEnded>
{
    /// <inheritdoc/>
    public async Task Handle(CaseEnded happened, Guid id, CancellationToken stop)
    {
        var items = new List<Guid>();
        foreach (var (kind, key) in await links.Signs(happened.Case, stop))
            if (await ItemOf(kind, key, stop) is { } item) items.Add(item);
        var waiting = await db.Voices.AsNoTracking().Where(v => EF.Parameter(items).Contains(v.Id) && v.EndedUtc == null).ToListAsync(stop);
        if (waiting.Count == 0) return;
        var units = await reach.Units(stop);
        var number = VoiceNumber.Shown(happened.Number);
        foreach (var before in waiting)
        {
            var told = happened.ToldUtc is { } at && before.RepliedUtc is null ? before.Tell(at) : before;
            // Whom nobody could tell was not answered.
            var ended = told.End(told.RepliedUtc is null ? Disposition.NoAction : Disposition.Answered, number, happened.ClosedUtc);
            if (ended.Failure is null) change.Write(Actor.System, "voices.did.end-with-case", before, ended.Value with { Version = before.Version + 1 },
                units[before.UnitId]);
        }
        if (await db.Commit(stop) is { } failure) throw new InvalidOperationException(failure.Problems[0].Code);
    }

    private async Task<Guid?> ItemOf(SignalKind kind, string key, CancellationToken stop) => kind switch
    {
        SignalKind.Complaint => Guid.TryParse(key, out var item) ? item : null,
        SignalKind.LowScore => await signs.ItemOf(key, stop),
        _ => null,
    };
}
