using Tangent.Analytics.Flow;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>What customers said of single encounters, as the scores of a log.</summary>
/// <param name="ByRow">For each row the mean of what was said of that encounter, a share of the scale from 0 to 1, or NaN where nothing was.</param>
/// <param name="Scale">The scale on which most of it was said; null where nothing was.</param>
/// <example>
/// Of two encounters the first was judged twice, 4 and 5 on a scale from 1 to 5, and the journey once, 1: the rows are 0.875 and NaN.
/// </example>
public sealed record JudgedScores(ReadOnlyMemory<float> ByRow, Scale? Scale)
{
    /// <summary>
    /// The scores by row. What was said of whole journeys belongs to no row; effort and recommendation are other measures than
    /// satisfaction and are left out.
    /// </summary>
    /// <param name="log">The journeys; all rows that their steps name, whichever count.</param>
    /// <param name="said">What was said of them.</param>
    public static JudgedScores Of(JourneyLog log, JudgementTable said)
    {
        ArgumentNullException.ThrowIfNull(log);
        int rows = 0;
        foreach (ref readonly var step in log.Steps.Span) rows = Math.Max(rows, step.Row + 1);
        var means = new float[rows];
        var counts = new int[rows];
        var onScale = new int[said.Scales.Length];
        for (int i = 0; i < said.Count; i++)
        {
            int row = said.Rows[i];
            if (row == Judgement.Unknown || said.Touchpoints[i] == Judgement.WholeJourney || double.IsNaN(said.Scores[i])) continue;
            if (said.AskedOf(i) is Asked.Effort or Asked.Recommend) continue;
            means[row] += (float)said.Scores[i];
            counts[row]++;
            onScale[said.ScaleNumbers[i]]++;
        }
        for (int row = 0; row < rows; row++) means[row] = counts[row] == 0 ? float.NaN : means[row] / counts[row];
        int most = onScale.DefaultIfEmpty().Max();
        return new(means, most == 0 ? null : said.Scales[Array.IndexOf(onScale, most)]);
    }
}
