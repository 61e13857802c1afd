using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Keeps the counts of responses beside them, in the same transaction.</summary>
public sealed class ResponseCounts(Db db)
{
    private const int Bulk = 150, Columns = 6;

    /// <summary>How many each quota of these surveys has counted, whatever version.</summary>
    internal async Task<QuotaRoom> Quotas(IEnumerable<SurveyId> surveys, CancellationToken stop)
    {
        var room = new QuotaRoom();
        var ids = surveys.ToList();
        if (ids.Count == 0) return room;
        foreach (var one in await db.SurveyCounts.Where(c => ids.Contains(c.SurveyId) && c.Day == SurveyCount.AllDays && c.Cell == SurveyTally.QuotaCell)
            .GroupBy(c => new { c.SurveyId, c.Code }).Select(same => new { same.Key, Sum = same.Sum(c => c.Count) }).ToListAsync(stop))
            room.Set(one.Key.SurveyId, one.Key.Code, one.Sum);
        return room;
    }

    /// <summary>Adds these responses to the counts.</summary>
    internal async Task Add(IReadOnlyList<(Submission Told, SurveyResponse Row)> rows, CancellationToken stop)
    {
        var sums = new Dictionary<(SurveyId Survey, int Version, int Day, string Cell, string Code), long>();
        foreach (var (told, row) in rows)
        {
            int day = DayOf(row.Given, told.Asking.Zone);
            foreach (var (cell, code) in SurveyTally.Of(told.Asking.Document, told.Answers, row.Outcome)) Count(row, day, cell, code);
            if (told.Asking.Link.Kind != LinkKind.Open) Count(row, day, SurveyTally.InvitedCell, row.Outcome.ToString());
        }
        foreach (var part in sums.Chunk(Bulk))
        {
            var places = string.Join(", ", part.Select((_, i) => $"({Places(i)})"));
            var sql = string.Concat("insert into survey_counts (survey_id, version, day, cell, code, count) values ", places,
                " on conflict (survey_id, version, day, cell, code) do update set count = survey_counts.count + excluded.count");
            await db.Database.ExecuteSqlRawAsync(sql, part.SelectMany(one =>
                new object[] { one.Key.Survey.Value, one.Key.Version, one.Key.Day, one.Key.Cell, one.Key.Code, one.Value }), stop);
        }

        static string Places(int row) => string.Join(", ", Enumerable.Range(Columns * row, Columns).Select(place => $"{{{place}}}"));

        void Count(SurveyResponse row, int day, string cell, string code)
        {
            foreach (int under in (ReadOnlySpan<int>)[day, SurveyCount.AllDays])
            {
                var key = (row.SurveyId, row.Version, under, cell, code);
                sums[key] = sums.GetValueOrDefault(key) + 1;
            }
        }
    }

    /// <summary>The day of a moment in a zone, as days since 1970.</summary>
    internal static int DayOf(long micros, string zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(EncounterRow.Utc(micros), TimeZoneInfo.FindSystemTimeZoneById(zone));
        return DateOnly.FromDateTime(local).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    }
}

/// <summary>How much room the quotas have left, while a batch is placed.</summary>
sealed class QuotaRoom
{
    private readonly Dictionary<(SurveyId, string), long> counted = [];

    public void Set(SurveyId survey, string quota, long count) => counted[(survey, quota)] = count;

    /// <summary>As what a response stands; a complete one takes its room.</summary>
    public ResponseOutcome Place(Submission told)
    {
        if (told.IsDeclined) return ResponseOutcome.Declined;
        var met = SurveyTally.Met(told.Asking.Document, told.Answers).ToList();
        var survey = told.Asking.Link.SurveyId;
        if (met.Exists(quota => counted.GetValueOrDefault((survey, quota.Id)) >= quota.Most)) return ResponseOutcome.QuotaFull;
        foreach (var quota in met) counted[(survey, quota.Id)] = counted.GetValueOrDefault((survey, quota.Id)) + 1;
        return ResponseOutcome.Complete;
    }
}
