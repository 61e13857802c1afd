using Microsoft.AspNetCore.Http;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Calls;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Pages.Answering;

namespace Tangent.Web.Pages.Surveys;

/// <summary>What the pages share on which somebody enters answers for a customer.</summary>
static class EntryInput
{
    private static readonly char[] Lines = ['\n', '\r'], Between = [',', '，', '\t', ';'];

    /// <summary>Answers by cell, as they were sent.</summary>
    public static Dictionary<string, string> Told(IFormCollection form) =>
        form.Where(field => field.Key.StartsWith("a.", StringComparison.Ordinal)).ToDictionary(field => field.Key[2..], field => field.Value[^1] ?? "");

    /// <summary>Customers to call, a line each: number, phone, journey.</summary>
    public static IReadOnlyList<CallFields> People(string? text) => [.. (text ?? "")
        .Split(Lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(Between, StringSplitOptions.TrimEntries))
        .Select(cells => new CallFields(Cell(cells, 0), Cell(cells, 1), Cell(cells, 2)))];

    /// <summary>A question as it is drawn for who enters the answer.</summary>
    public static AnswerView View(Survey survey, string zone, SurveyDocument document, int place, IReadOnlyDictionary<string, string> told, string language)
    {
        var link = new AskedLink(Guid.Empty, survey.Id, LinkKind.Open, AskChannel.Paper, null, null, null, null, null);
        return new("", new(link, survey.Published, document, zone, true), place, told, language, false, new string('0', 32), null, null);
    }

    private static string? Cell(string[] cells, int place) => cells.ElementAtOrDefault(place) is { Length: > 0 } cell ? cell : null;
}
