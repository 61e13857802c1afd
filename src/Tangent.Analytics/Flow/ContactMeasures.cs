using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Flow;

/// <summary>How often one value gave way to another between two encounters that follow each other.</summary>
/// <param name="From">The earlier value.</param>
/// <param name="To">The later one.</param>
/// <param name="Count">How often.</param>
public readonly record struct Change(int From, int To, int Count);

/// <summary>How much effort journeys cost the customer: one contact, or many, and over how many channels and hands.</summary>
/// <param name="Settled">Journeys about which it can be said: nothing more came within the window, or something did.</param>
/// <param name="FirstContact">Share of these that came to one contact alone. Metric <c>wilson</c>.</param>
/// <param name="RepeatContacts">Share of contacts that came within the window after another one of the same journey.</param>
/// <param name="Switching">Share of journeys whose channel changed, among those with two known channels.</param>
/// <param name="HandedOver">Share of journeys that went to another employee, among those with two known ones.</param>
/// <param name="Switches">Changes of channel, the commonest first.</param>
public sealed record ContactMeasures(int Settled, Answer FirstContact, Answer RepeatContacts, Answer Switching, Answer HandedOver,
    IReadOnlyList<Change> Switches)
{
    private const long DayMicros = 86_400_000_000;

    /// <summary>The measures of the journeys that count.</summary>
    /// <param name="log">The journeys.</param>
    /// <param name="windowDays">So many days after a contact another one counts as its repetition; journeys that began later than that
    /// before the log's end are not judged.</param>
    public static ContactMeasures Of(JourneyLog log, int windowDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowDays, 1);
        long window = windowDays * DayMicros;
        var table = log.Table;
        long last = long.MinValue;
        for (int journey = 0; journey < table.Journeys; journey++) last = Math.Max(last, table.Of(journey)[^1].StartMicros);
        int settled = 0, single = 0, contacts = 0, repeats = 0;
        Changes channels = new(log.Columns.Channels), employees = new(log.Columns.Employees);
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var steps = table.Of(journey);
            channels.Take(steps);
            employees.Take(steps);
            contacts += steps.Length;
            for (int i = 1; i < steps.Length; i++)
                if (steps[i].StartMicros - steps[i - 1].StartMicros <= window) repeats++;
            if (last - steps[0].StartMicros < window) continue;
            settled++;
            if (steps.Length == 1 || steps[1].StartMicros - steps[0].StartMicros > window) single++;
        }
        return new(settled, Wilson.Share(single, settled), Wilson.Share(repeats, contacts), channels.Share, employees.Share, channels.All());
    }

    /// <summary>Counts how a value changes along journeys.</summary>
    private sealed class Changes(ReadOnlyMemory<int> byRow)
    {
        private readonly Dictionary<(int From, int To), int> counts = [];
        private int journeys, changing;

        public Answer Share => Wilson.Share(changing, journeys);

        public void Take(ReadOnlySpan<Step> steps)
        {
            if (byRow.IsEmpty) return;
            var values = byRow.Span;
            int before = -1, known = 0, changes = 0;
            foreach (var step in steps)
            {
                int value = values[step.Row];
                if (value < 0) continue;
                if (known++ > 0 && value != before)
                {
                    changes++;
                    counts[(before, value)] = counts.GetValueOrDefault((before, value)) + 1;
                }
                before = value;
            }
            if (known < 2) return;
            journeys++;
            if (changes > 0) changing++;
        }

        public IReadOnlyList<Change> All() => [.. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key.From).ThenBy(one => one.Key.To)
            .Select(one => new Change(one.Key.From, one.Key.To, one.Value))];
    }
}
