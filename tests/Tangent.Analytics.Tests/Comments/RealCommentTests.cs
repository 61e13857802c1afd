using Tangent.Analytics.Comments;

namespace Tangent.Analytics.Tests.Comments;

public class RealCommentTests
{
    [Fact]
    public void CommentTrial_on_hotel_reviews_is_right_in_ninety_of_a_hundred()
    {
        var rows = RealData.Lines("text/ChnSentiCorp_htl_all.csv").Skip(1).Where(line => line.Length > 4 && line[1] == ',').ToList();
        var set = TrainingSet.Of([.. rows.Select(row => row[2..].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal))],
            [.. rows.Select(row => row[0] - '0')], ["negative", "positive"], out _);
        var told = CommentTrial.Of(set!, new TrainingPlan { Weightings = [Weighting.Presence], Costs = [0.5] }, 42, atOnce: 2);
        Assert.InRange(told.Accuracy.Point, 0.895, 0.96);
        Assert.InRange(told.Bytes, 1, 4_000_000);
    }
}
