using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Truth;

/// <summary>Journeys of a world: what a diagnosis sees, and what only the judge knows.</summary>
sealed class Sample
{
    public static readonly Scale Touches = new(1, 5), Whole = new(0, 10), Open = new(-100, 100);

    /// <summary>Touchpoint and true score of each touch, journey after journey.</summary>
    public List<(int Touchpoint, int Score)> All { get; } = [];

    /// <summary>Whether the score of a touch was given.</summary>
    public List<bool> IsScored { get; } = [];

    /// <summary>Where each journey begins, and the number of touches at the end.</summary>
    public List<int> Starts { get; } = [0];

    public List<int> Units { get; } = [];
    public List<int> Tiers { get; } = [];

    /// <summary>What tier, unit and mood add to the overall judgement.</summary>
    public List<double> Around { get; } = [];

    /// <summary>Chance in the overall judgement.</summary>
    public List<double> Noise { get; } = [];

    /// <summary>Overall judgement as given, 0 to 10.</summary>
    public List<double> Overall { get; } = [];

    /// <summary>Overall judgement before it was rounded and kept within 0 to 10.</summary>
    public List<double> Exact { get; } = [];

    /// <summary>Day of the year on which each journey began, 0 to 359.</summary>
    public List<int> Days { get; } = [];

    public int Journeys => Overall.Count;

    public ReadOnlySpan<(int Touchpoint, int Score)> Of(int journey) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(All)[Starts[journey]..Starts[journey + 1]];

    /// <summary>
    /// The same journeys with everything shown: no score is missing, and tier, unit, mood, rounding and the ends of the scale are
    /// taken out of the overall judgement. What is not found here, no method can find with so many journeys.
    /// </summary>
    public Sample Everything()
    {
        var shown = new Sample { isOpen = true };
        shown.All.AddRange(All);
        shown.IsScored.AddRange(All.Select(_ => true));
        shown.Starts.AddRange(Starts.Skip(1));
        shown.Units.AddRange(Units);
        shown.Tiers.AddRange(Tiers);
        shown.Days.AddRange(Days);
        shown.Overall.AddRange(Exact.Select((exact, i) => exact - Around[i]));
        return shown;
    }

    /// <summary>The same journeys judged without an end of the scale or rounding: no answer is cut.</summary>
    public Sample WithRoom()
    {
        var wide = Everything();
        for (int i = 0; i < All.Count; i++) wide.IsScored[i] = IsScored[i];
        for (int i = 0; i < Journeys; i++) wide.Overall[i] = Exact[i];
        return wide;
    }

    private bool isOpen;

    /// <summary>What is seen: the encounters in their order.</summary>
    public JourneyLog Log()
    {
        int[] journeys = new int[All.Count], touchpoints = new int[All.Count], units = new int[All.Count];
        var micros = new long[All.Count];
        for (int journey = 0; journey < Journeys; journey++)
            for (int i = Starts[journey]; i < Starts[journey + 1]; i++)
            {
                (journeys[i], touchpoints[i], units[i]) = (journey, All[i].Touchpoint, Units[journey]);
                micros[i] = (Days[journey] * 86_400L + (i - Starts[journey]) * 600) * 1_000_000;
            }
        return JourneyLog.Of(journeys, touchpoints, micros) with { Columns = new() { Units = units } };
    }

    /// <summary>What is seen: the scores that were given.</summary>
    public JudgementLog Judgements(JourneyLog log)
    {
        var given = new List<Judgement>();
        for (int journey = 0; journey < Journeys; journey++)
        {
            given.Add(new(journey, Judgement.WholeJourney, Overall[journey], isOpen ? Open : Whole) { Unit = Units[journey], Tier = Tiers[journey] });
            for (int i = Starts[journey]; i < Starts[journey + 1]; i++)
                if (IsScored[i])
                    given.Add(new(journey, All[i].Touchpoint, All[i].Score, Touches) { Row = i, Unit = Units[journey], Tier = Tiers[journey] });
        }
        return JudgementLog.Of(log, [.. given]);
    }
}
