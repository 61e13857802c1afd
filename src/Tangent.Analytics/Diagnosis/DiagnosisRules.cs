using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What a diagnosis rests on besides the data. All have defaults.</summary>
/// <param name="Moments">Constants of classing moments.</param>
/// <param name="Seed">Seed of all chance in it: folds, draws, bootstrap.</param>
/// <param name="Rounds">Rounds of the drivers' bootstrap, at least 100.</param>
/// <param name="Target">Failing share that fixing is to reach, 0 to 1; null: the best quartile of units, else of months, else 0.</param>
/// <param name="ByUnit">Whether Fix first names units too.</param>
public sealed record DiagnosisRules(
    PenaltyRewardRules? Moments = null, ulong Seed = 1, int Rounds = 500, double? Target = null, bool ByUnit = false)
{
    /// <summary>Confidence level of every interval.</summary>
    public double Level => (Moments ?? new()).Level;
}
