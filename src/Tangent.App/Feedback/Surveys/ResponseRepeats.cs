using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Finds what is not kept: who has answered before, in the database or earlier in the same batch, and what came after its link's end.</summary>
public sealed class ResponseRepeats(Db db)
{
    private const int Bulk = 500;

    private readonly Dictionary<string, ResponseOutcome> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(SurveyId, string), long> byDevice = [];

    /// <summary>What became of the first of each that is a repeat; null for what is new, of several in this batch the first alone.</summary>
    internal async Task<Sent?[]> Find(IReadOnlyList<Submission> submissions, CancellationToken stop)
    {
        foreach (var part in submissions.Select(one => one.OnceKey).Distinct().Chunk(Bulk))
            foreach (var row in await db.SurveyResponses.AsNoTracking().Where(r => EF.Parameter(part).Contains(r.OnceKey))
                .Select(r => new { r.OnceKey, r.Outcome }).ToListAsync(stop)) byKey[row.OnceKey] = row.Outcome;
        foreach (var part in submissions.Where(one => one.Device is not null).GroupBy(one => one.Asking.Link.SurveyId))
        {
            var devices = part.Select(one => one.Device!).Distinct().ToList();
            foreach (var row in await db.SurveyResponses.AsNoTracking()
                .Where(r => r.SurveyId == part.Key && r.Device != null && EF.Parameter(devices).Contains(r.Device))
                .GroupBy(r => r.Device!).Select(same => new { same.Key, Given = same.Max(r => r.Given) }).ToListAsync(stop))
                byDevice[(part.Key, row.Key)] = row.Given;
        }
        var fates = new Sent?[submissions.Count];
        var (keys, devicesNow) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(SurveyId, string)>());
        for (int i = 0; i < fates.Length; i++)
        {
            var one = submissions[i];
            bool isKnown = byKey.TryGetValue(one.OnceKey, out var before) || !keys.Add(one.OnceKey) || IsSoon(one)
                || (one.Device is { } device && one.Asking.Document.AgainAfterDays != 0 && !devicesNow.Add((one.Asking.Link.SurveyId, device)));
            if (isKnown) fates[i] = new(false, before);
        }
        return fates;
    }

    /// <summary>Marks those whose link has ended, or whose survey takes no answers, since they were asked.</summary>
    internal async Task FindOver(IReadOnlyList<Submission> submissions, Sent?[] fates, CancellationToken stop)
    {
        var asked = submissions.Where(one => one.NeedsOpenLink).Select(one => one.Asking.Link.Id).Distinct().ToList();
        if (asked.Count == 0) return;
        var open = new Dictionary<Guid, DateTime?>();
        foreach (var part in asked.Chunk(Bulk))
            foreach (var link in await db.SurveyLinks.AsNoTracking().Where(link => EF.Parameter(part).Contains(link.Id))
                .Join(db.Surveys.Where(survey => survey.State == SurveyState.Open), link => link.SurveyId, survey => survey.Id,
                    (link, survey) => new { link.Id, link.ExpiresUtc }).ToListAsync(stop)) open[link.Id] = link.ExpiresUtc;
        for (int i = 0; i < fates.Length; i++)
            if (fates[i] is null && submissions[i] is { NeedsOpenLink: true } one
                && !(open.TryGetValue(one.Asking.Link.Id, out var until) && !(until <= one.GivenUtc))) fates[i] = new(false, default, IsOver: true);
    }

    // Whether this browser has answered within the days for which one answer counts.
    private bool IsSoon(Submission one)
    {
        if (one.Device is not { } device || !byDevice.TryGetValue((one.Asking.Link.SurveyId, device), out long given)) return false;
        return one.Asking.Document.AgainAfterDays is not { } days || EncounterRow.Utc(given).AddDays(days) > one.GivenUtc;
    }
}
