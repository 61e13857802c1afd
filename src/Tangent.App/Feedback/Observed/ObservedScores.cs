using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Observed;

/// <summary>Scores of sheets as judgements, under an instrument and sources of their own, so that nobody takes them for customers'.</summary>
public sealed class ObservedScores(Db db, JudgementIntake judgements)
{
    /// <summary>The source under which scores of a kind are judgements.</summary>
    internal static string Source(ObservedKind kind) => kind switch
    {
        ObservedKind.Visit => "observed-visit",
        ObservedKind.Listening => "observed-listening",
        ObservedKind.Observation => "observed-watching",
        _ => "observed-walk",
    };

    /// <summary>Writes the scores of sheets that count, in the turn that the caller has. All are of one kind and one form.</summary>
    internal async Task<Fail?> Write(
        LogTurn turn, IReadOnlyList<(ObservedReach.Sheet Sheet, Filled Filled)> sheets, FormDocument form, CancellationToken stop)
    {
        var entries = sheets.Where(one => one.Sheet.Row.Counts).SelectMany(one => Entries(one.Sheet, form, one.Filled)).ToList();
        if (entries.Count == 0) return null;
        return await judgements.TakeUnasked(turn, Source(sheets[0].Sheet.Programme.Kind), new JudgementBatch(entries) { IsPast = true }, stop);
    }

    /// <summary>Takes the scores of a sheet back.</summary>
    internal async Task TakeBack(ObservedReach.Sheet of, CancellationToken stop)
    {
        var (source, beginning) = (Source(of.Programme.Kind), $"{of.Row.Id:N}:");
        int gone = await db.Judgements.Where(row => row.Source == source && row.ExternalId.StartsWith(beginning)).ExecuteDeleteAsync(stop);
        if (gone > 0) await db.JudgementStates.ExecuteUpdateAsync(set => set.SetProperty(one => one.Rewritten, one => one.Rewritten + 1), stop);
    }

    private static List<JudgementEntry> Entries(ObservedReach.Sheet of, FormDocument form, Filled filled) =>
    [
        .. from item in form.Items
           where item.IsScored
           let share = SheetScore.Share(item, filled.Answers, filled.Marks)
           where share is not null
           select new JudgementEntry
           {
               ExternalId = $"{of.Row.Id:N}:{item.Id}",
               Journey = $"observed-{of.Row.ThingId:N}",
               Touchpoint = item.Touchpoint ?? of.Programme.Touchpoint,
               Instrument = Instrument.Observed,
               Scale = item.Scale == ItemScale.YesNo ? "0-1" : "0-10",
               Score = item.Scale == ItemScale.YesNo ? share.Value : Math.Round(10 * share.Value, 4),
               GivenUtc = filled.SeenUtc,
               Unit = of.Unit.Code,
               Weight = item.Weight,
           },
    ];
}
