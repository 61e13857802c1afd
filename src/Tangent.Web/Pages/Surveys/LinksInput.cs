using System.Globalization;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Pages.Surveys;

/// <summary>The form in which links are made: a line each.</summary>
public sealed class LinksInput
{
    /// <summary>Most links that a page makes at once; programs make more.</summary>
    public const int Most = 500;

    private static readonly char[] Lines = ['\n', '\r'], Between = [',', '，', '\t', ';'];

    public string? Kind { get; set; }
    public string? Channel { get; set; }
    public string? Label { get; set; }
    public string? Touchpoints { get; set; }
    public int? Count { get; set; }
    public string? People { get; set; }
    public DateOnly? Until { get; set; }

    /// <summary>The request; a day ends at midnight of the unit's zone.</summary>
    public MakeLinks.Request Request(Guid survey, string zone)
    {
        var kind = Enum.TryParse<LinkKind>(Kind, out var asked) ? asked : LinkKind.Open;
        var channel = Enum.TryParse<AskChannel>(Channel, out var told) ? told : AskChannel.Link;
        return new(survey, kind, channel, kind switch
        {
            LinkKind.SingleUse => [.. Enumerable.Repeat(new LinkFields(Label), Math.Clamp(Count ?? 1, 1, Most))],
            LinkKind.Personal => [.. Split(People).Take(Most).Select(cells => new LinkFields(Label, Customer: cells[0], Journey: cells.ElementAtOrDefault(1)))],
            _ => Split(Touchpoints).Take(Most).Select(cells => new LinkFields(Label, Touchpoint: cells[0], Unit: cells.ElementAtOrDefault(1)))
                .DefaultIfEmpty(new LinkFields(Label)).ToList(),
        }, Until is { } day ? TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeZoneInfo.FindSystemTimeZoneById(zone)) : null);
    }

    private static IEnumerable<string[]> Split(string? text) => (text ?? "")
        .Split(Lines, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split(Between, StringSplitOptions.TrimEntries)).Where(cells => cells[0].Length > 0);

    /// <summary>A number as it stands in a field.</summary>
    public static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
