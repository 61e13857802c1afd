using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>A hall with four touchpoints, of which the second destroys: known journeys and judgements for tests.</summary>
sealed class Hall
{
    public static readonly Scale Five = new(1, 5), Eleven = new(0, 10);
    private readonly List<(int Journey, int Touchpoint, long Micros)> events = [];
    private readonly List<Judgement> judgements = [];

    /// <summary>Journeys of a hall; what is missing is so by chance.</summary>
    /// <param name="journeys">How many.</param>
    /// <param name="missing">Share of touches without a score.</param>
    /// <param name="units">How many units; each later one fails a little more often.</param>
    /// <param name="days">Over how many days.</param>
    /// <param name="drop">Points that scores of the third touchpoint lose in the second half.</param>
    public Hall(int journeys, double missing = 0.3, int units = 6, int days = 60, int drop = 0)
    {
        var dice = new Dice(77);
        for (int journey = 0; journey < journeys; journey++)
        {
            int unit = journey % units, tier = dice.Below(3), day = journey * days / Math.Max(1, journeys);
            double overall = 5.5 + 0.3 * tier + dice.Normal();
            for (int touchpoint = 0; touchpoint < 4; touchpoint++)
            {
                if (dice.Fraction() < 0.15) continue;
                double fail = (touchpoint == 1 ? 0.2 : 0.12) + 0.02 * unit, drawn = dice.Fraction();
                int score = drawn < fail ? 2 : drawn < 0.6 ? 4 : drawn < 0.7 ? 3 : 5;
                if (touchpoint == 2 && day >= days / 2) score = Math.Max(1, score - drop);
                overall += (touchpoint, score) switch { (1, 2) => -2.5, (0, 2) => -0.7, (3, 5) => 0.8, _ => 0 };
                long micros = (day * 86_400L + touchpoint * 600) * 1_000_000;
                events.Add((journey, touchpoint, micros));
                if (dice.Fraction() >= missing)
                    judgements.Add(new(journey, touchpoint, score, Five) { Micros = micros, Unit = unit, Tier = tier });
            }
            if (events.Count == 0 || events[^1].Journey != journey) events.Add((journey, 0, day * 86_400_000_000L));
            judgements.Add(new(journey, Judgement.WholeJourney, Math.Clamp(Math.Round(overall), 0, 10), Eleven) { Unit = unit, Tier = tier });
        }
    }

    public JourneyLog Log() => JourneyLog.Of([.. events.Select(one => one.Journey)], [.. events.Select(one => one.Touchpoint)],
        [.. events.Select(one => one.Micros)]);

    /// <summary>The judgements, each changed or (null) left out.</summary>
    public JudgementLog Said(JourneyLog log, Func<Judgement, Judgement?>? change = null) =>
        JudgementLog.Of(log, [.. judgements.Select(one => change is null ? one : change(one)).OfType<Judgement>()]);
}
