using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>
/// Turns the readable machines of the journeys file into what runs, with the deviations that the truths plant.
/// </summary>
static class JourneyMaker
{
    public static JourneyType[] Make(
        JourneyFile file, Truths truths, IReadOnlyList<WorldTouchpoint> touchpoints, Dictionary<string, Curve> tables)
    {
        var numberOf = touchpoints.ToDictionary(touchpoint => touchpoint.Code, touchpoint => touchpoint.Index);
        return [.. file.Journeys.Select((entry, i) => Make(entry, i, truths, touchpoints, numberOf, tables))];
    }

    private static JourneyType Make(
        JourneyEntry entry, int index, Truths truths, IReadOnlyList<WorldTouchpoint> touchpoints,
        Dictionary<string, int> numberOf, Dictionary<string, Curve> tables)
    {
        var steps = entry.Steps.Select((step, i) => (step.Step, i)).ToDictionary(step => step.Step, step => step.i);
        bool IsApp(int step) => touchpoints[numberOf[entry.Steps[step].At]].Channel == ContactChannel.App;
        Ways Read(string? text) => text is null ? Ways.End : Ways.Of(text, steps, IsApp, tables);
        return new(index, entry.Key, entry.Code, entry.NameZh, entry.NameEn,
            [.. entry.Steps.Select(step => new JourneyStep(step.Step, numberOf[step.At])
            {
                Skip = truths.Deviations
                    .FirstOrDefault(one => one.Journey == entry.Key && one.Step == step.Step)?.Skip ?? 0,
                Next = Read(step.Next),
                Low = Read(step.Low ?? step.Next),
                Lost = Read(step.Lost ?? step.Low),
            })])
        {
            PerThousand = entry.PerThousand,
            Months = [.. entry.Months ?? Enumerable.Repeat(100, 12)],
            Starts = Read(entry.Starts),
            LeavesAt = entry.LeavesAt is { } code ? numberOf[code] : -1,
        };
    }
}
