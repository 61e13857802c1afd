using Tangent.Analytics.Comments;

namespace Tangent.Analytics.Tests.Comments;

public class CommentModelTests
{
    private static byte[] Bytes(CommentModel model)
    {
        using var file = new MemoryStream();
        ModelFile.Write(file, model);
        return file.ToArray();
    }

    private static CommentModel? Read(byte[] bytes, out string? reason)
    {
        using var file = new MemoryStream(bytes);
        var model = ModelFile.Read(file, out var why);
        reason = why?.Code;
        return model;
    }

    private static CommentModel Trained(int classes = 2) => CommentTrainer.Train(MadeUp.Set(300, classes, 1), new TrainingPlan(), 7, out _);

    [Fact]
    public void The_same_comments_and_seed_give_the_same_bytes() => Assert.Equal(Bytes(Trained(3)), Bytes(Trained(3)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_model_that_was_written_and_read_says_the_same(int classes)
    {
        var model = Trained(classes);
        var read = Read(Bytes(model), out _)!;
        Assert.Equal(model.Classes, read.Classes);
        Assert.Equal((model.Comments, model.LeastProbability, model.Grams), (read.Comments, read.LeastProbability, read.Grams));
        foreach (var text in MadeUp.Comments(50, classes, 9).Texts) Assert.Equal(model.Reader().Judge(text), read.Reader().Judge(text));
    }

    [Fact]
    public void Every_byte_that_is_changed_and_every_cut_is_seen()
    {
        var whole = Bytes(Trained());
        for (int at = 0; at < whole.Length; at += Math.Max(1, whole.Length / 200))
        {
            byte[] broken = [.. whole];
            broken[at] ^= 1;
            Assert.Null(Read(broken, out var why));
            Assert.Contains(why, (string[])["comments.not-a-model", "comments.model-version", "comments.model-damaged"]);
            Assert.Null(Read(whole[..at], out _));
        }
        Assert.Null(Read([.. whole, 0], out var longer));
        Assert.Equal("comments.model-damaged", longer);
        Assert.Null(Read([], out var empty));
        Assert.Equal("comments.not-a-model", empty);
    }

    [Fact]
    public void A_file_with_a_right_sum_over_wrong_parts_is_refused_too()
    {
        var whole = Bytes(Trained());
        for (int at = 5; at < 60; at++)
        {
            byte[] lie = [.. whole[..^32]];
            lie[at] = 0xff;
            // Whatever is said, nothing is thrown.
            if (Read([.. lie, .. System.Security.Cryptography.SHA256.HashData(lie)], out var why) is { } read) read.Reader().Judge("好");
            else Assert.Equal("comments.model-damaged", why);
        }
    }

    [Fact]
    public void Probabilities_sum_to_one_and_a_comment_without_known_words_is_unclear()
    {
        var reader = Trained(3).Reader();
        Assert.Equal(1, reader.Probabilities("满意 好 干净").Sum(), 9);
        Assert.True(reader.Judge("满意 好 干净").IsClear);
        Assert.False(reader.Judge("qwertz").IsClear);
        Assert.False(reader.Judge("").IsClear);
    }

    [Fact]
    public void A_size_is_kept_by_leaving_rare_grams_out()
    {
        var plan = new TrainingPlan { MostBytes = 33_000 };
        Assert.InRange(Bytes(CommentTrainer.Train(MadeUp.Set(300, 2, 1), plan, 7, out _)).Length, 100, 33_000);
    }

    [Fact]
    public void Too_little_to_learn_from_is_said()
    {
        var (texts, labels) = MadeUp.Comments(40, 2, 1);
        Assert.Null(TrainingSet.Of([], [], ["a", "b"], out var none));
        Assert.Equal("analytics.no-observations", none!.Code);
        Assert.Null(TrainingSet.Of(["x"], [0], ["a"], out var one));
        Assert.Equal("analytics.one-group", one!.Code);
        Assert.Null(TrainingSet.Of(texts, labels, ["a", "b", "c"], out var few));
        Assert.Equal(("analytics.few-of-class", "c", 0, 10), (few!.Code, few.Arguments[0], few.Arguments[1], few.Arguments[2]));
    }

    [Fact]
    public void Comments_all_alike_or_empty_are_learnt_without_a_number_that_is_none()
    {
        var set = TrainingSet.Of([.. Enumerable.Repeat("", 20), .. Enumerable.Repeat("好", 20)],
            [.. Enumerable.Range(0, 40).Select(i => i % 2)], ["a", "b"], out _);
        var told = CommentTrial.Of(set!, new TrainingPlan(), 1);
        Assert.InRange(told.Accuracy.Point, 0, 1);
        Assert.Equal(0.5, CommentTrainer.Train(set!, new TrainingPlan(), 1, out _).Reader().Judge("").Probability, 1);
    }
}
