using System.CommandLine;
using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Comments;
using Tangent.Analytics.Proportions;
using Tangent.App.Comments;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent train FILE`: a model from a company's own comments, and how often such models are right.</summary>
static class TrainCommand
{
    private const int Folds = 5;
    private static readonly Words W = new();
    private static readonly Option<string?> Out = new("--out") { Description = W["comments.train-out"] };
    private static readonly Option<string?> Scale = new("--scale") { Description = W["comments.scale"] };
    private static readonly Option<ulong> Seed = new("--seed") { Description = W["comments.seed"], DefaultValueFactory = _ => 42 };
    private static readonly Option<bool> Json = new("--json") { Description = W["comments.train-json"] };

    public static Command Make()
    {
        var command = new Command("train", W["comments.train-command"]) { CommentOptions.File, Out, Scale, Seed, Json };
        foreach (var option in CommentOptions.Columns.Values) command.Add(option);
        command.SetAction((parsed, stop) => Task.Run(() => Run(parsed, stop), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken stop)
    {
        var scale = CommentOptions.ScaleOf(parsed.GetValue(Scale));
        if (scale.Failure is { } noScale) return noScale.Print(Console.Error);
        var sheet = CommentOptions.Read(parsed, stop);
        if (sheet.Failure is { } unread) return unread.Print(Console.Error);
        var set = CommentLabels.From(sheet.Value, scale.Value);
        if (set.Failure is { } nothing) return nothing.Print(Console.Error);

        ulong seed = parsed.GetValue(Seed);
        var trial = CommentTrial.Of(set.Value, new TrainingPlan(), seed, Folds, Environment.ProcessorCount);
        var model = CommentTrainer.Train(set.Value, new TrainingPlan(), seed, out var choice);
        if (Write(parsed.GetValue(Out), model) is { } trouble) return trouble.Print(Console.Error);
        if (parsed.GetValue(Json)) ListOutput.Json(Shape(set.Value, trial, model, choice, seed));
        else Show(set.Value, trial, model, seed, parsed.GetValue(Out));
        return CommentOptions.Aside(sheet.Value);
    }

    private static Fail? Write(string? path, CommentModel model)
    {
        if (path is null) return null;
        try
        {
            using var file = File.Create(path);
            ModelFile.Write(file, model);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Trouble("analyse.cannot-write", trouble.Message);
        }
    }

    private static object Shape(TrainingSet set, TrialTold trial, CommentModel model, TrainingChoice choice, ulong seed) => new
    {
        comments = set.Count,
        classes = model.Classes,
        grams = model.Grams,
        folds = Folds,
        seed,
        accuracy = trial.Accuracy,
        foldAccuracies = trial.OfFolds,
        deviation = trial.Deviation,
        majority = trial.Majority,
        clear = trial.Clear,
        clearAccuracy = trial.ClearAccuracy as Estimate,
        leastProbability = model.LeastProbability,
        confusion = trial.Confusion.Chunk(model.Classes.Count),
        weighting = choice.Weighting,
        cost = choice.Cost,
    };

    private static void Show(TrainingSet set, TrialTold trial, CommentModel model, ulong seed, string? path)
    {
        Console.Out.WriteLine(W["comments.trained", set.Count, model.Classes.Count, model.Grams]);
        Console.Out.WriteLine(W["comments.accuracy", trial.Accuracy.Point, trial.Accuracy.Low, trial.Accuracy.High, Folds, seed, trial.Deviation]);
        Console.Out.WriteLine(W["comments.majority", trial.Majority]);
        if (trial.ClearAccuracy is Estimate clear)
            Console.Out.WriteLine(W["comments.clear", trial.Clear.Point, trial.Clear.Low, trial.Clear.High, model.LeastProbability,
                clear.Point, clear.Low, clear.High]);
        Console.Out.WriteLine();
        int k = model.Classes.Count;
        Console.Out.Write(TextTable.Of([W["comments.true-class"], .. model.Classes, W["comments.right"]],
            model.Classes.Select((code, row) => (IReadOnlyList<string>)[code, .. trial.Confusion.Skip(row * k).Take(k).Select(Number),
                Share(trial.Confusion[row * k + row], trial.Confusion.Skip(row * k).Take(k).Sum())])));
        if (path is not null) Console.Out.WriteLine(W["comments.written", path, new FileInfo(path).Length]);
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    private static string Share(int part, int whole) => Wilson.Share(part, whole) is Estimate share
        ? W["comments.interval", Percent(share.Point), Percent(share.Low), Percent(share.High)] : W["comments.cannot-tell"];

    private static string Percent(double share) => share.ToString("P1", CultureInfo.CurrentCulture);
}
