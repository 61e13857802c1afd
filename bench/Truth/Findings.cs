using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Moments;

namespace Tangent.Truth;

/// <summary>Does the diagnosis find the cause, the kinds and the rule that were planted?</summary>
static class Findings
{
    private record struct Found(int Worlds, int First, int Kinds, int KindsRight, int Rules, int RulesRight)
    {
        public static Found operator +(Found a, Found b) => new(a.Worlds + b.Worlds, a.First + b.First, a.Kinds + b.Kinds,
            a.KindsRight + b.KindsRight, a.Rules + b.Rules, a.RulesRight + b.RulesRight);

        public override readonly string ToString() =>
            $"first {Share(First, Worlds)}, kinds {Share(KindsRight, Kinds)}, rule {Share(RulesRight, Rules)}";

        private static string Share(int of, int all) => all == 0 ? "     –     " : $"{100.0 * of / all,5:0.0} % ({all})";
    }

    public static void Print(int perStructure, int after, int[] sizes, double[] missing)
    {
        foreach (int size in sizes)
        {
            Found seen = default, known = default;
            var confused = new Dictionary<(Impact, Impact), int>();
            foreach (var structure in Enum.GetValues<Structure>())
            {
                Found here = default, oracle = default;
                Parallel.For(0, perStructure, () => (default(Found), default(Found), new List<(Impact, Impact)>()), (i, _, sums) =>
                {
                    var world = new World(structure, missing[i % missing.Length], 1000 * (ulong)structure + (ulong)(after + i) + 1);
                    var sample = world.Draw(size);
                    var everything = sample.Everything();
                    return (sums.Item1 + Of(world, sample, sums.Item3), sums.Item2 + Of(world, everything, null), sums.Item3);
                }, sums =>
                {
                    lock (confused)
                    {
                        (here, oracle) = (here + sums.Item1, oracle + sums.Item2);
                        foreach (var pair in sums.Item3) confused[pair] = confused.GetValueOrDefault(pair) + 1;
                    }
                });
                Console.WriteLine($"n {size,6} {structure,-16} {here}   shown everything: {oracle}");
                (seen, known) = (seen + here, known + oracle);
            }
            Console.WriteLine($"n {size,6} {"all",-16} {seen}   shown everything: {known}");
            Console.WriteLine("         kinds taken for others: " + string.Join(", ", confused.Where(one => one.Key.Item1 != one.Key.Item2)
                .OrderByDescending(one => one.Value).Take(8).Select(one => $"{one.Key.Item1} for {one.Key.Item2} {one.Value}")));
        }
    }

    private static Found Of(World world, Sample sample, List<(Impact, Impact)>? confused)
    {
        JourneyLog log = sample.Log();
        var told = Diagnose.Of(log, sample.Judgements(log), new(Rounds: 100));
        int first = told.Fixes.Count > 0 && told.Fixes[0].Touchpoint == world.Cause ? 1 : 0, kinds = 0, right = 0;
        if (world.Structure.HasKinds())
            foreach (var moment in told.Moments)
            {
                var truth = world.Touchpoints[moment.Touchpoint].Kind;
                kinds++;
                if (moment.Kind == truth) right++;
                confused?.Add((truth, moment.Kind));
            }
        if (world.Structure.RuleOf() is not { } rule) return new(1, first, kinds, right, 0, 0);
        return new(1, first, kinds, right, 1, told.Rule is RuleComparison found && found.Winner == rule ? 1 : 0);
    }
}
