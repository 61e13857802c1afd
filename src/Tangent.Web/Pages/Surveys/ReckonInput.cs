using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Surveys;

/// <summary>Scores and quotas out of the form in which they were written. A line without a name is taken out; codes stay.</summary>
static class ReckonInput
{
    private static readonly char[] Between = [' ', ',', '，', '、'];

    /// <summary>Lines that the form offers for new ones.</summary>
    public const int Blank = 1;

    public static Items<Score> Scores(IFormCollection form, SurveyDocument before) =>
        Lines(form, "score", before, before.Scores.Select(score => score.Id)).Select(line => new Score(line.Id, line.Name,
            TouchpointText.Member<ScoreMethod>(form[$"{line.At}.method"]) ?? ScoreMethod.Mean,
            (QuestionInput.Text(form, $"{line.At}.of") ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).ToItems())).ToItems();

    public static Items<Quota> Quotas(IFormCollection form, SurveyDocument before) =>
        Lines(form, "quota", before, before.Quotas.Select(quota => quota.Id)).Select(line => new Quota(line.Id, line.Name,
            QuestionInput.Number(form, $"{line.At}.most") ?? 0,
            When(form, line.At, before.Quotas.FirstOrDefault(quota => quota.Id == line.Id)?.When))).ToItems();

    // The form shows the first look; others that a document brought stay.
    private static Condition? When(IFormCollection form, string at, Condition? before)
    {
        var rest = before?.Tests.Skip(1) ?? [];
        var of = QuestionInput.Text(form, $"{at}.when");
        Items<Test> tests = [.. of is null ? [] : (Test[])[new(of, TouchpointText.Member<TestKind>(form[$"{at}.is"]) ?? TestKind.Is,
            QuestionInput.Text(form, $"{at}.value"))], .. rest];
        return tests.Count == 0 ? null : new(tests, before?.IsAny ?? false);
    }

    private static IEnumerable<(string At, string Id, Wording Name)> Lines(IFormCollection form, string name, SurveyDocument before, IEnumerable<string> codes)
    {
        var taken = codes.ToHashSet();
        for (int i = 0; form.ContainsKey($"{name}.{i}.id"); i++)
        {
            var at = $"{name}.{i}";
            if (QuestionInput.Wording(form, at, before.Languages) is not { } wording) continue;
            var id = QuestionInput.Text(form, $"{at}.id");
            for (int free = 1; id is null; free++)
                if (taken.Add($"{name}-{free}")) id = $"{name}-{free}";
            yield return (at, id, wording);
        }
    }
}
