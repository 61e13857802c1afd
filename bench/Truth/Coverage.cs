using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;

namespace Tangent.Truth;

/// <summary>
/// Do 95 % intervals hold the truth in 95 % of cases? One touchpoint of a world is asked, and one of its three figures counts towards the
/// whole: so those intervals are independent.
/// </summary>
static class Coverage
{
    public static void Print(int worlds, bool isIdentifiedOnly)
    {
        foreach (int size in (int[])[500, 2_000, 10_000])
            foreach (var structure in Enum.GetValues<Structure>().Where(structure => structure.HasKinds()))
                foreach (bool hasRoom in (bool[])[true, false])
                {
                    bool isIdentified = hasRoom && structure.IsIdentified();
                    if (isIdentifiedOnly && !isIdentified) continue;
                    var (penalty, reward, gain) = (new Tally(), new Tally(), new Tally());
                    Parallel.For(0, worlds, i =>
                    {
                        var world = new World(structure, i % 3 * 0.25, 50_000 + 1000 * (ulong)structure + (ulong)i);
                        var sample = world.Draw(size);
                        var log = sample.Log();
                        var told = Diagnose.Of(log, (hasRoom ? sample.WithRoom() : sample).Judgements(log), new(Rounds: 100, Target: 0));
                        int asked = i % world.Touchpoints.Length;
                        var truth = world.Touchpoints[asked];
                        var moment = told.Moments.First(kind => kind.Touchpoint == asked);
                        var one = isIdentified ? All : null;
                        int counted = i / world.Touchpoints.Length % 3;
                        penalty.Add(moment.Effect.Penalty, -truth.Penalty, counted == 0 ? one : null);
                        reward.Add(moment.Effect.Reward, truth.Reward, counted == 1 ? one : null);
                        // What would be gained over these very journeys: the judge knows the scores that are missing.
                        var visits = sample.All.Where(touch => touch.Touchpoint == asked).ToList();
                        double failed = visits.Count(visit => visit.Score <= 2);
                        gain.Add(told.Fixes.First(fix => fix.Touchpoint == asked).Gain, truth.Penalty * failed / size, counted == 2 ? one : null);
                    });
                    Console.WriteLine($"n {size,6} {structure,-16} {(hasRoom ? "no answer cut" : "0 to 10"),-13} "
                        + $"{(isIdentified ? "identified" : "not identified"),-15} "
                        + $"penalty {penalty}; "
                        + $"reward {reward}; gain {gain}");
                }
        Console.WriteLine($"identified, one interval of each world: {All}");
    }

    private static readonly Tally All = new();

    private sealed class Tally
    {
        private int held, told, none;
        private double off;

        public void Add(Answer answer, double truth, Tally? whole = null)
        {
            whole?.Add(answer, truth);
            var estimate = answer as Estimate ?? (answer as Tested)?.Difference;
            lock (this)
            {
                if (estimate is null)
                {
                    none++;
                    return;
                }
                told++;
                off += estimate.Point - truth;
                if (estimate.Low <= truth && truth <= estimate.High) held++;
            }
        }

        public override string ToString() => told == 0 ? "–" : $"{100.0 * held / told:0.0} % of {told}, bias {off / told:0.000}, not told {none}";
    }
}
