using Tangent.Analytics.Comments;

namespace Tangent.Analytics.Tests.Comments;

/// <summary>Comments made for tests: each class has words of its own among words of all.</summary>
static class MadeUp
{
    private static readonly string[] Common = ["今天", "去", "大厅", "办", "业务", "the", "visit", "下午", "一个人", "we", "at", "desk"];
    private static readonly string[][] Own =
    [
        ["差", "慢", "脏", "rude", "失望"], ["好", "快", "干净", "kind", "满意"], ["贵", "收费", "price", "账单", "钱"],
    ];

    /// <summary>So many comments, each with its class; one in <paramref name="noise"/> speaks another class's words.</summary>
    public static (string[] Texts, int[] Labels) Comments(int count, int classes, ulong seed, int noise = 10)
    {
        var dice = new Dice(seed);
        var (texts, labels) = (new string[count], new int[count]);
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            var own = Own[dice.Below(noise) == 0 ? dice.Below(classes) : labels[i]];
            texts[i] = string.Join(' ', Enumerable.Range(0, 6).Select(word =>
                word is 2 or 4 ? own[dice.Below(own.Length)] : Common[dice.Below(Common.Length)]));
        }
        return (texts, labels);
    }

    public static TrainingSet Set(int count, int classes, ulong seed)
    {
        var (texts, labels) = Comments(count, classes, seed);
        var set = TrainingSet.Of(texts, labels, [.. Enumerable.Range(0, classes).Select(place => $"class {place}")], out var reason);
        Assert.Null(reason);
        return set!;
    }
}
