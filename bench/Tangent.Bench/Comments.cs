using System.Diagnostics;
using System.Globalization;
using Tangent.Analytics.Comments;
using Tangent.App.Comments;

namespace Tangent.Bench;

/// <summary>Reading comments: how often models of our training are right about comments kept aside, and how fast they read.</summary>
static class Comments
{
    private const int Folds = 5;
    private const ulong Seed = 42;

    public static void Measure(int rounds)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (Sheet("text/ChnSentiCorp_htl_all.csv") is { } hotels)
        {
            Trial("hotel reviews", hotels);
            OtherSeeds(hotels, rounds);
            Shipped(hotels);
            Speed(hotels, rounds);
        }
        if (Sheet("text/hotline-12345-labelled.xlsx") is { } hotline) Trial("hotline messages, heading and text", hotline);
    }

    private static void Trial(string what, CommentSheet sheet)
    {
        if (CommentLabels.From(sheet, null) is not { Failure: null, Value: var set }) throw new InvalidOperationException("nothing to learn");
        var watch = Stopwatch.StartNew();
        var told = CommentTrial.Of(set, new TrainingPlan(), Seed, Folds, Environment.ProcessorCount);
        Line($"{what}: {set.Count} comments, {set.Classes.Count} classes, {sheet.Empty} rows without text, {Folds} folds, seed {Seed}");
        Line($"  accuracy {told.Accuracy.Point:0.0000} ({told.Accuracy.Low:0.0000} to {told.Accuracy.High:0.0000}), folds "
            + $"{string.Join(" ", told.OfFolds.Select(share => Number(share)))}, deviation {told.Deviation:0.0000}; commonest class {told.Majority:0.0000}");
        Line($"  clear {told.Clear.Point:0.000} of them, accuracy of the clear {((Analytics.Estimate)told.ClearAccuracy).Point:0.0000}; "
            + $"largest model {told.Bytes:N0} bytes; {watch.Elapsed.TotalSeconds:0} s");
        foreach (var choice in told.Choices.GroupBy(choice => (choice.Weighting, choice.Cost)))
            Line($"  {choice.Count()} folds chose {choice.Key.Weighting} with cost {choice.Key.Cost}");
    }

    /// <summary>How much the figure owes to how the folds were dealt.</summary>
    private static void OtherSeeds(CommentSheet sheet, int rounds)
    {
        var set = CommentLabels.From(sheet, null).Value;
        var points = Enumerable.Range(1, rounds).Select(seed =>
            CommentTrial.Of(set, new TrainingPlan(), (ulong)seed, Folds, Environment.ProcessorCount).Accuracy.Point).ToList();
        Line($"  seeds 1 to {rounds}: {string.Join(" ", points.Select(Number))}");
    }

    /// <summary>The shipped model, which has seen none of them.</summary>
    private static void Shipped(CommentSheet sheet)
    {
        var reader = ShippedModel.Sentiment.Reader();
        int clear = 0, clearRight = 0;
        int[] rightOf = new int[2], of = new int[2];
        foreach (var row in sheet.Rows)
        {
            int label = row.Label == "1" ? 1 : 0;
            var told = reader.Judge(row.Text);
            of[label]++;
            if (told.Class == label) rightOf[label]++;
            if (told.IsClear) clear++;
            if (told.IsClear && told.Class == label) clearRight++;
        }
        int all = sheet.Rows.Count;
        var share = (Analytics.Estimate)Analytics.Proportions.Wilson.Share(rightOf[0] + rightOf[1], all);
        Line($"  the shipped model on all {all}: accuracy {share.Point:0.0000} ({share.Low:0.0000} to {share.High:0.0000}), "
            + $"mean over the classes {((double)rightOf[0] / of[0] + (double)rightOf[1] / of[1]) / 2:0.0000}; "
            + $"clear {(double)clear / all:0.000}, accuracy of the clear {(double)clearRight / clear:0.0000}");
    }

    /// <summary>Clauses of the reviews of 10 to 30 characters, read on one core by a model of all reviews.</summary>
    private static void Speed(CommentSheet sheet, int rounds)
    {
        var set = CommentLabels.From(sheet, null).Value;
        var reader = CommentTrainer.Train(set, new TrainingPlan(), Seed, out _).Reader();
        char[] marks = ['\uff0c', '\u3002', '\uff01', '\uff1b', ',', '.', '!', ';'];
        string[] shorts = [.. sheet.Rows.SelectMany(row => row.Text.Split(marks, StringSplitOptions.TrimEntries)).Where(text => text.Length is >= 10 and <= 30)];
        List<double> perSecond = [];
        int positive = 0;
        for (int round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var text in shorts) positive += reader.Judge(text).Class;
            // The first round is for the compiler.
            if (round > 0) perSecond.Add(shorts.Length / watch.Elapsed.TotalSeconds);
        }
        Console.WriteLine(Spread.Line(string.Create(CultureInfo.InvariantCulture,
            $"  {shorts.Length:N0} short comments, {shorts.Average(text => text.Length):0.0} characters in the mean, one core"), perSecond, "comments/s"));
        GC.KeepAlive(positive);
    }

    private static CommentSheet? Sheet(string path)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("TANGENT_DATA") ?? "", path);
        if (File.Exists(file)) return CommentFile.Read(file, new Dictionary<CommentRole, string>(), default).Value;
        Console.WriteLine($"{path}: not measured, TANGENT_DATA names no folder that holds it");
        return null;
    }

    private static void Line(string line) => Console.WriteLine(line);

    private static string Number(double share) => share.ToString("0.0000", CultureInfo.InvariantCulture);
}
