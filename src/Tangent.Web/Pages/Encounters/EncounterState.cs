using Tangent.App.Encounters;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Encounters;

/// <summary>What the address of a list of encounters says.</summary>
static class EncounterState
{
    public const string Period = "period", Unit = "unit", Touchpoint = "touchpoint", Channel = "channel", Outcome = "outcome", Source = "source";

    /// <summary>Rolling periods up to now, by their days.</summary>
    private static readonly int[] Days = [1, 7, 28, 91, 364];

    public static EncounterFilter Filter(PageState state, DateTimeOffset now) => new(From(state, now), null, Id(state[Unit]),
        Id(state[Touchpoint]), state[Channel], state[Outcome], null, state[Source]);

    /// <summary>The beginning of the period that the address names; null for all time.</summary>
    public static DateTime? From(PageState state, DateTimeOffset now) =>
        int.TryParse(state[Period], out int days) && Days.Contains(days) ? now.UtcDateTime.AddDays(-days) : null;

    public static IReadOnlyList<Choice> Periods(Words.Words words) =>
        [.. Days.Select(days => new Choice($"{days}", words[$"encounters.period.{days}"]))];

    public static IReadOnlyList<Choice> Choices(IReadOnlyList<string> texts) => [.. texts.Select(text => new Choice(text, text))];

    public static IReadOnlyList<Choice> Channels(Words.Words words, IReadOnlyList<string> texts) =>
        [.. texts.Select(text => new Choice(text, words.Channel(text)))];

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
