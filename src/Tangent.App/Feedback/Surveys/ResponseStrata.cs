using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Counts of answers for each group of people who are alike in what is known of them.</summary>
/// <param name="codes">Their code in each margin; empty where it is not known.</param>
sealed class Stratum(IReadOnlyList<string> codes)
{
    /// <summary>Their code in each margin.</summary>
    public IReadOnlyList<string> Codes => codes;

    /// <summary>How many answered.</summary>
    public long Count { get; private set; }

    /// <summary>How often each code stands in each cell.</summary>
    public Dictionary<(string Cell, string Code), long> Counts { get; } = [];

    public void Add(IReadOnlyList<(string Cell, string Code)> answers)
    {
        Count++;
        foreach (var one in answers) Counts[one] = Counts.GetValueOrDefault(one) + 1;
    }
}

/// <summary>Reads responses into strata. Counts alone do not know who gave which answer, so this reads the answers themselves.</summary>
public sealed class ResponseStrata(Db db)
{
    internal const string Unit = "unit", Touchpoint = "touchpoint", Channel = "channel", Language = "language";

    /// <summary>The margins that every response has.</summary>
    internal static readonly string[] Facts = [Unit, Touchpoint, Channel, Language];

    /// <summary>Most responses that are read for one answer; of more the newest.</summary>
    internal const int Most = 200_000;

    private const int MostKnown = 20_000;

    /// <summary>The strata, and whether there were more responses than were read.</summary>
    internal sealed record Read(IReadOnlyList<Stratum> Strata, bool IsCut);

    internal async Task<Read> Of(Survey survey, UnitFact unit, SurveyDocument document, IReadOnlyList<string> margins, DateOnly? from, DateOnly? to,
        CancellationToken stop)
    {
        var links = await db.SurveyLinks.AsNoTracking().Where(l => l.SurveyId == survey.Id && (l.Unit != null || l.Touchpoint != null))
            .Select(l => new { l.Id, l.Unit, l.Touchpoint }).ToDictionaryAsync(l => l.Id, stop);
        var rows = db.SurveyResponses.AsNoTracking().Where(r => r.SurveyId == survey.Id && r.Outcome == ResponseOutcome.Complete);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.TimeZone);
        if (from is { } first) rows = rows.Where(r => r.Given >= Midnight(first, zone));
        if (to is { } last) rows = rows.Where(r => r.Given < Midnight(last.AddDays(1), zone));

        var strata = new Dictionary<string, Stratum>(StringComparer.OrdinalIgnoreCase);
        // People tick alike: most answers have been read before.
        var known = new Dictionary<string, (GivenAnswers Answers, List<(string, string)> Tally)>(StringComparer.Ordinal);
        int read = 0;
        await foreach (var row in rows.OrderByDescending(r => r.Id).Take(Most + 1)
            .Select(r => new { r.LinkId, r.Channel, r.Language, r.Codes }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (++read > Most) break;
            if (!known.TryGetValue(row.Codes, out var told))
            {
                var answers = GivenAnswers.Of(ResponseRows.Read(row.Codes), []);
                told = (answers, [.. SurveyTally.Of(document, answers, ResponseOutcome.Complete)]);
                if (known.Count < MostKnown) known[row.Codes] = told;
            }
            var link = links.GetValueOrDefault(row.LinkId);
            string[] codes = [.. margins.Select(margin => margin switch
            {
                Unit => link?.Unit ?? unit.Code,
                Touchpoint => link?.Touchpoint ?? document.Touchpoint ?? "",
                Channel => row.Channel.ToString().ToLowerInvariant(),
                Language => row.Language,
                _ => told.Answers[margin] ?? "",
            })];
            var key = string.Join('\n', codes);
            if (!strata.TryGetValue(key, out var stratum)) strata[key] = stratum = new(codes);
            stratum.Add(told.Tally);
        }
        return new([.. strata.Values], read > Most);
    }

    private static long Midnight(DateOnly day, TimeZoneInfo zone) =>
        EncounterRow.Micros(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone));
}
