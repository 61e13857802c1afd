using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>One sheet that was filled in, item by item, with its photographs and its dispute.</summary>
public sealed class ShowObservation(Db db, ObservedReach reach, ObservationRows rows)
{
    /// <summary>Which sheet.</summary>
    public sealed record Request(Guid Id);

    /// <summary>One item with its answer.</summary>
    /// <param name="Item">The item.</param>
    /// <param name="Answer">The answer as it was given; null for what is seen along the way.</param>
    /// <param name="Share">Share of the best, 0 to 1; null where it did not apply.</param>
    /// <param name="IsFailed">Whether it is critical and failed.</param>
    public sealed record Answered(FormItem Item, string? Answer, double? Share, bool IsFailed);

    /// <summary>A dispute.</summary>
    public sealed record Dispute(DateTime AtUtc, string? Reason, DisputeEnd? Decision, DateTime? DecidedUtc, string? DecisionReason);

    /// <summary>The sheet as this reader sees it.</summary>
    /// <param name="Row">What it is.</param>
    /// <param name="Form">Its form.</param>
    /// <param name="Answers">Item by item, in the order of the form.</param>
    /// <param name="Marks">What was seen along the way; words masked for whom they are masked.</param>
    /// <param name="Words">What the observer says besides, likewise.</param>
    /// <param name="Subject">Which recorded contact, or null.</param>
    /// <param name="Photos">Photographs by id, with the item that each shows.</param>
    /// <param name="Disputed">The dispute, or null.</param>
    /// <param name="MayDispute">Whether the reader may dispute it now.</param>
    /// <param name="MayDecide">Whether the reader may decide the dispute now.</param>
    public sealed record Shown(ObservationRow Row, FormDocument Form, IReadOnlyList<Answered> Answers, IReadOnlyList<Mark> Marks, string? Words,
        string? Subject, IReadOnlyList<(Guid Id, string? Item)> Photos, Dispute? Disputed, bool MayDispute, bool MayDecide);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Observation) is { } refusal) return refusal;

        var found = await reach.FindSent(who, Verb.Read, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var (sheet, programme, unit) = found.Value;
        var form = await reach.Form(programme, stop);
        var answers = FormCodec.Read<Dictionary<string, string>>(sheet.Answers ?? "{}");
        var marks = FormCodec.Read<List<Mark>>(sheet.Marks ?? "[]");
        bool isClear = VoiceRows.IsClear(who, unit);
        var photos = await db.SheetEvidence.Where(e => e.SheetId == sheet.Id).OrderBy(e => e.Id).Select(e => new { e.Id, e.Item }).ToListAsync(stop);
        return new Shown((await rows.Show(who, [sheet], stop))[0], form,
            [.. from item in form.Items
                where item.IsScored
                let share = SheetScore.Share(item, answers, marks)
                select new Answered(item, answers.GetValueOrDefault(item.Id), share, item.IsCritical && share is { } told && SheetScore.IsFailed(item, told))],
            [.. marks.Select(mark => mark with { Words = VoiceRows.Shown(mark.Words, isClear) })], VoiceRows.Shown(sheet.Words, isClear), sheet.Subject,
            [.. photos.Select(photo => (photo.Id, photo.Item))],
            sheet.DisputedUtc is { } at ? new(at, VoiceRows.Shown(sheet.DisputeReason, isClear), sheet.Decision, sheet.DecidedUtc,
                VoiceRows.Shown(sheet.DecisionReason, isClear)) : null,
            sheet.DisputedUtc is null && sheet.Role != SheetRole.Calibration && who.May(Verb.Update, Kind.Observation, unit.Path),
            sheet.State == SheetState.Disputed && who.May(Verb.Act, Kind.Observation, unit.Path));
    }
}
