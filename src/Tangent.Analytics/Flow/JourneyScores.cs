namespace Tangent.Analytics.Flow;

/// <summary>What customers gave along a journey: the mean of its scores, as a share of their scales.</summary>
public static class JourneyScores
{
    /// <summary>Mean score of each journey that counts; NaN where none was given. Uses every processor.</summary>
    public static float[] Of(JourneyLog log)
    {
        var scores = new float[log.Table.Journeys];
        if (log.Columns.Scores.IsEmpty)
        {
            Array.Fill(scores, float.NaN);
            return scores;
        }
        Parallel.ForEach(Shares.Of(log.Table, Environment.ProcessorCount), share =>
        {
            var table = log.Table;
            var byRow = log.Columns.Scores.Span;
            for (int journey = share.From; journey < share.To; journey++) scores[journey] = Of(byRow, table.Of(journey));
        });
        return scores;
    }

    internal static float Of(ReadOnlySpan<float> byRow, ReadOnlySpan<Step> steps)
    {
        if (byRow.IsEmpty) return float.NaN;
        double sum = 0;
        int count = 0;
        foreach (ref readonly var step in steps)
        {
            float score = byRow[step.Row];
            if (float.IsNaN(score)) continue;
            sum += score;
            count++;
        }
        return count == 0 ? float.NaN : (float)(sum / count);
    }
}
