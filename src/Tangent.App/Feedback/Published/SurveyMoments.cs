using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>What customers answered who were asked directly what a feature or an item means to them.</summary>
/// <param name="Touchpoint">Code of the touchpoint that it speaks of.</param>
/// <param name="Text">The feature or item.</param>
public abstract record AskedDirectly(string Touchpoint, Wording Text)
{
    /// <summary>Pairs of a Kano question (卡诺成对题).</summary>
    /// <param name="Touchpoint">As of all.</param>
    /// <param name="Text">As of all.</param>
    /// <param name="Pairs">If it is there, and if it is not.</param>
    public sealed record ByKano(string Touchpoint, Wording Text, IReadOnlyList<(KanoReply With, KanoReply Without)> Pairs) : AskedDirectly(Touchpoint, Text);

    /// <summary>What is just enough, wished for and met (容忍区间), NaN where one is missing.</summary>
    /// <param name="Touchpoint">As of all.</param>
    /// <param name="Text">As of all.</param>
    /// <param name="Low">Lowest answer.</param>
    /// <param name="High">Highest answer.</param>
    /// <param name="Adequate">What is just enough.</param>
    /// <param name="Desired">What is wished for.</param>
    /// <param name="Met">What was met.</param>
    public sealed record ByTolerance(string Touchpoint, Wording Text, int Low, int High, double[] Adequate, double[] Desired, double[] Met)
        : AskedDirectly(Touchpoint, Text);
}

/// <summary>Kano pairs and zones of tolerance that surveys gathered, with the touchpoint that each speaks of.</summary>
public sealed class SurveyMoments(Db db, SurveyListing listing, AskingFacts facts)
{
    private const string Adequate = "adequate", Desired = "desired", Met = "met";

    /// <summary>Most responses of a survey that are read: the newest ones.</summary>
    public const int MostResponses = 20_000;

    /// <summary>All of them that speak of a touchpoint, as far as the actor sees the surveys, in the order of surveys and questions.</summary>
    public async Task<IReadOnlyList<AskedDirectly>> All(Actor who, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is not null) return [];
        var rows = (await listing.Where(who, new(), stop)).Value;
        List<AskedDirectly> all = [];
        foreach (var survey in await rows.Where(one => one.Published > 0).OrderBy(one => one.TitleKey).ToListAsync(stop))
        {
            var versions = await facts.Versions(survey, stop);
            var asked = AskedQuestion.Of(versions).Where(question => question.Latest.Kind == QuestionKind.Kano || IsTolerance(question.Latest)).ToList();
            if (asked.Count == 0) continue;
            var links = await db.SurveyLinks.AsNoTracking().Where(link => link.SurveyId == survey.Id && link.Touchpoint != null)
                .ToDictionaryAsync(link => link.Id, link => link.Touchpoint, stop);
            var answers = await db.SurveyResponses.AsNoTracking().Where(r => r.SurveyId == survey.Id && r.Outcome == ResponseOutcome.Complete)
                .OrderByDescending(r => r.Id).Take(MostResponses).Select(r => new { r.LinkId, r.Version, r.Codes }).ToListAsync(stop);
            var read = answers.ConvertAll(one => (At: links.GetValueOrDefault(one.LinkId) ?? versions[one.Version - 1].Touchpoint, one.Version,
                Codes: JsonSerializer.Deserialize<Dictionary<string, string>>(one.Codes)!));
            foreach (var (question, same) in asked)
                foreach (var group in read.Where(one => same.Contains(one.Version)).GroupBy(one => question.Touchpoint ?? one.At)
                    .Where(group => group.Key is not null).OrderBy(group => group.Key, StringComparer.Ordinal))
                    all.AddRange(Of(question, group.Key!, [.. group.Select(one => one.Codes)]));
        }
        return all;
    }

    private static IEnumerable<AskedDirectly> Of(Question question, string touchpoint, List<Dictionary<string, string>> answers)
    {
        if (question.Kind == QuestionKind.Kano)
        {
            yield return new AskedDirectly.ByKano(touchpoint, question.Text, [.. answers
                .Where(codes => codes.ContainsKey($"{question.Id}.with") && codes.ContainsKey($"{question.Id}.without"))
                .Select(codes => (Reply(codes[$"{question.Id}.with"]), Reply(codes[$"{question.Id}.without"])))]);
            yield break;
        }
        var (low, high) = question.Ends!.Value;
        foreach (var row in question.Rows)
        {
            double[] Column(string column) => [.. answers.Select(codes => codes.TryGetValue($"{question.Id}.{row.Id}.{column}", out var code)
                ? double.Parse(code, CultureInfo.InvariantCulture) : double.NaN)];
            yield return new AskedDirectly.ByTolerance(touchpoint, row.Text, low, high, Column(Adequate), Column(Desired), Column(Met));
        }
    }

    private static KanoReply Reply(string code) => Enum.Parse<KanoReply>(code, ignoreCase: true);

    private static bool IsTolerance(Question question) => question.Kind == QuestionKind.Grid
        && new[] { Adequate, Desired, Met }.All(id => question.Columns.Any(column => column.Id == id));
}
