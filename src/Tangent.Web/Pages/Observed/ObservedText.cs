using System.Globalization;
using Microsoft.AspNetCore.Http;
using Tangent.Analytics;
using Tangent.App.Feedback.Observed;
using Tangent.Domain;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Observed;

/// <summary>Observations in the reader's language.</summary>
static class ObservedText
{
    /// <summary>Names in an address.</summary>
    public const string Kind = "kind", State = "state", Unit = "unit", Failed = "failed", Programme = "programme";

    /// <summary>The list's filter, as the address says it: for the list and its export.</summary>
    public static ObservationFilter Filter(PageState state) => new(
        TouchpointText.Member<ObservedKind>(state[Kind]), TouchpointText.Member<SheetState>(state[State]),
        Guid.TryParse(state[Programme], out var programme) ? programme : null, Guid.TryParse(state[Unit], out var unit) ? unit : null,
        IsFailed: state[Failed] == "yes" ? true : null);

    /// <summary>A text of a form in the reader's language.</summary>
    public static string Said(this Wording said) => said.In(CultureInfo.CurrentUICulture.Name, "zh", "en");

    /// <summary>Points, or a dash.</summary>
    public static string Points(double? points) => points?.ToString("N1", CultureInfo.CurrentCulture) ?? "–";

    /// <summary>A number with its interval and n, or why there is none.</summary>
    public static string Told(this Words.Words words, Answer answer, int decimals = 1, string unit = "")
    {
        if (answer is not Estimate told) return answer is CannotTell why ? words[why.Code, [.. why.Arguments]] : "–";
        var measure = new Measure("", decimals, unit, CultureInfo.CurrentCulture);
        return words["observed.told", measure.Text(told.Point), measure.Range(told), told.N];
    }

    /// <summary>An answer in words.</summary>
    public static string AnswerOf(this Words.Words words, ShowObservation.Answered one) => one.Answer switch
    {
        "yes" => words["observed.yes"],
        "no" => words["observed.no"],
        SheetScore.NotApplicable => words["observed.na"],
        { } told => told,
        _ => one.Share is { } share ? words["observed.pain-of", (10 * (1 - share)).ToString("N1", CultureInfo.CurrentCulture)] : "–",
    };

    /// <summary>Marks as lines that people can read and mend: time | code | value | words.</summary>
    public static string Lines(IEnumerable<Mark> marks) => string.Concat(marks.Select(mark => string.Create(CultureInfo.InvariantCulture,
        $"{mark.AtUtc:yyyy-MM-ddTHH:mm:ss}Z | {mark.Item} | {mark.Value} | {mark.Words}\n")));

    /// <summary>The marks of such lines; a time without a zone is by the unit's clocks.</summary>
    public static Outcome<IReadOnlyList<Mark>> Marks(string? lines, string zone)
    {
        List<Mark> marks = [];
        List<Problem> problems = [];
        int row = 0;
        foreach (var line in (lines ?? "").ReplaceLineEndings("\n").Split('\n'))
        {
            row++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var cells = line.Split('|', 4, StringSplitOptions.TrimEntries);
            int? value = null;
            if (cells.Length > 2 && cells[2].Length > 0)
            {
                if (int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out int told)) value = told;
                else { problems.Add(new("observed.mark-line", "marks", row)); continue; }
            }
            if (cells.Length < 2 || Time(cells[0], zone) is not { } at) problems.Add(new("observed.mark-line", "marks", row));
            else marks.Add(new(at, cells[1], value, cells.Length > 3 && cells[3].Length > 0 ? cells[3] : null));
        }
        return problems.Count > 0 ? new Fail.Invalid(problems) : Outcome<IReadOnlyList<Mark>>.Of(marks);
    }

    /// <summary>A time as a telephone writes it, in UTC; null when it is none.</summary>
    public static DateTime? Time(string? text, string zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told)) return null;
        bool hasZone = text.EndsWith('Z') || text.LastIndexOf('+') > 10 || text.LastIndexOf('-') > 10;
        if (hasZone) return told.UtcDateTime;
        var clock = DateTime.SpecifyKind(told.UtcDateTime, DateTimeKind.Unspecified);
        var there = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return there.IsInvalidTime(clock) ? null : TimeZoneInfo.ConvertTimeToUtc(clock, there);
    }

    /// <summary>Photographs that came with a form.</summary>
    public static async Task<IReadOnlyList<Photograph>> Photos(IFormFileCollection files, CancellationToken stop)
    {
        List<Photograph> photos = [];
        foreach (var file in files.Where(file => file.Length > 0 && file.Name.StartsWith("photo", StringComparison.Ordinal)).Take(Photographs.Most + 1))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, stop);
            photos.Add(new(bytes.ToArray()));
        }
        return photos;
    }
}
