using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>A survey that asks what was expected beside what was met.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Its title.</param>
public sealed record PairedSurvey(Guid Id, Wording Title);

/// <summary>Answers of such a survey as columns.</summary>
/// <param name="Survey">Which.</param>
/// <param name="Low">Lowest answer.</param>
/// <param name="High">Highest answer.</param>
/// <param name="Columns">Columns <c>e.</c> and <c>p.</c> with the question and the number of its item, of equal length; NaN is missing.</param>
public sealed record PairedAnswers(PairedSurvey Survey, int Low, int High, IReadOnlyList<(string Name, double[] Values)> Columns);

/// <summary>Expectations and perceptions that surveys gathered, for the gaps of service quality.</summary>
public sealed class SurveyPairs(Db db, SurveyListing listing, AskingFacts facts)
{
    private const string Expected = "expected", Met = "met";

    /// <summary>Most responses that are read: the newest ones.</summary>
    public const int MostResponses = 50_000;

    /// <summary>Surveys that were published and ask for both, as far as the actor sees them, the newest change first.</summary>
    public async Task<IReadOnlyList<PairedSurvey>> All(Actor who, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is not null) return [];
        var rows = (await listing.Where(who, new(), stop)).Value;
        List<PairedSurvey> paired = [];
        foreach (var survey in await rows.Where(survey => survey.Published > 0).OrderByDescending(survey => survey.ChangedKey).ToListAsync(stop))
            if (await Grids(survey, stop) is { Count: > 0 }) paired.Add(Named(survey));
        return paired;
    }

    /// <summary>The answers of one; nothing where the actor does not see it or it asks for no pairs.</summary>
    public async Task<PairedAnswers?> Of(Actor who, Guid id, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is not null) return null;
        var surveyId = new SurveyId(id);
        var rows = (await listing.Where(who, new(), stop)).Value;
        if (await rows.SingleOrDefaultAsync(one => one.Id == surveyId && one.Published > 0, stop) is not { } survey) return null;
        if (await Grids(survey, stop) is not [var first, ..] grids) return null;

        // Items on another scale than the first cannot stand beside it.
        var (low, high) = first.Latest.Ends!.Value;
        var items = grids.Where(grid => grid.Latest.Ends == first.Latest.Ends).SelectMany(grid => grid.Latest.Rows.Select((row, i) =>
            (Cell: $"{grid.Latest.Id}.{row.Id}", Name: $"{grid.Latest.Id}.{i + 1}", grid.Versions))).ToArray();
        var answers = await db.SurveyResponses.AsNoTracking().Where(r => r.SurveyId == surveyId && r.Outcome == ResponseOutcome.Complete)
            .OrderByDescending(r => r.Id).Take(MostResponses).Select(r => new { r.Version, r.Codes }).ToListAsync(stop);
        List<(string Name, double[] Values)> columns = [.. items.SelectMany(item => new[] { ($"e.{item.Name}", Blank()), ($"p.{item.Name}", Blank()) })];
        for (int i = 0; i < answers.Count; i++)
        {
            var codes = JsonSerializer.Deserialize<Dictionary<string, string>>(answers[i].Codes)!;
            for (int at = 0; at < items.Length; at++)
            {
                if (!items[at].Versions.Contains(answers[i].Version)) continue;
                columns[2 * at].Values[i] = Number(codes, $"{items[at].Cell}.{Expected}");
                columns[2 * at + 1].Values[i] = Number(codes, $"{items[at].Cell}.{Met}");
            }
        }
        return new(Named(survey), low, high, columns);

        double[] Blank()
        {
            var blank = new double[answers.Count];
            Array.Fill(blank, double.NaN);
            return blank;
        }
    }

    private static double Number(Dictionary<string, string> codes, string cell) =>
        codes.TryGetValue(cell, out var code) ? double.Parse(code, CultureInfo.InvariantCulture) : double.NaN;

    private async Task<List<AskedQuestion>> Grids(Survey survey, CancellationToken stop) =>
        [.. AskedQuestion.Of(await facts.Versions(survey, stop)).Where(question => question.Latest.Kind == QuestionKind.Grid
            && question.Latest.Columns.Any(column => column.Id == Expected) && question.Latest.Columns.Any(column => column.Id == Met))];

    private static PairedSurvey Named(Survey survey) => new(survey.Id.Value, survey.Draft.Title);
}
