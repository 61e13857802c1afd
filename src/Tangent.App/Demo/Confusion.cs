namespace Tangent.App.Demo;

/// <summary>
/// Who meets both sides of a contradiction within its days is confused at the later one, and may call again.
/// </summary>
sealed class Confusion(Plot plot)
{
    private readonly int[][] sides =
        [.. plot.Contradictions.Select(one => plot.Register.Select(place => one.SideOf(place.Index)).ToArray())];
    private readonly List<(int Utc, int Encounter)> met = [];

    /// <summary>Marks the confused encounters of one customer, over all journeys together.</summary>
    public void Mark(Span<WorldEncounter> happened)
    {
        for (int i = 0; i < sides.Length; i++)
        {
            met.Clear();
            for (int e = 0; e < happened.Length; e++)
                if (sides[i][happened[e].Touchpoint] >= 0) met.Add((happened[e].StartedUtc, e));
            if (met.Count < 2) continue;

            met.Sort();
            Span<int> last = [0, 0];      // 1970: long before the year
            foreach (var (utc, e) in met)
            {
                var side = sides[i][happened[e].Touchpoint];
                if (utc - last[1 - side] <= plot.Contradictions[i].WithinSeconds) happened[e].IsConfused = true;
                last[side] = utc;
            }
        }
    }

    /// <summary>The further call, which the confused customer makes after the journey: one at most.</summary>
    public void CallAgain(ref WorldJourney journey, ref Chance mind, in WorldCustomer customer, Touch touch,
        List<WorldEncounter> told, int from)
    {
        for (int e = from; e < told.Count; e++) journey.IsConfused |= told[e].IsConfused;
        if (!journey.IsConfused || journey.IsOpen) return;

        foreach (var one in plot.Contradictions)
        {
            if (!mind.Share(one.Truth.RepeatShare)) continue;
            var utc = plot.Demand.WhenOpen(
                ref mind, plot.Register[one.RepeatAt].Place, journey.EndedUtc + one.RepeatGap.Draw(ref mind));
            if (utc >= plot.Calendar.EndUtc) return;
            var met = touch.Meet(ref mind, customer, one.RepeatAt, utc);
            (met.Customer, met.Order) = (journey.Customer, ++journey.Encounters);
            (met.Step, met.IsRepeat) = (WorldEncounter.NoStep, true);
            journey.EndedUtc = met.EndedUtc;
            told.Add(met);
            return;
        }
    }
}
