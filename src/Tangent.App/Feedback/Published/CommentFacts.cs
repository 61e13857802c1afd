using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Comments;
using Tangent.App.Comments;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>What was read out of one comment. Its words are not kept.</summary>
/// <param name="Id">The judgement that it came with.</param>
/// <param name="IsPositive">Whether it praises; null where that is unclear.</param>
/// <param name="Probability">How sure the sentiment is, 0 to 1.</param>
/// <param name="Themes">Places of the themes that it names.</param>
/// <param name="Touchpoints">Places of the touchpoints that it names.</param>
/// <param name="Length">Length of the text.</param>
/// <param name="Alike">The same for comments of the same words.</param>
public readonly record struct CommentMark(
    long Id, bool? IsPositive, double Probability, IReadOnlyList<int> Themes, IReadOnlyList<int> Touchpoints, int Length, ulong Alike);

/// <summary>What was read out of all comments.</summary>
/// <param name="Last">Id of the last judgement that was looked at.</param>
/// <param name="Rewritten">Which rows they were.</param>
/// <param name="Themes">Themes by place, with the words by which they are known.</param>
/// <param name="Touchpoints">Touchpoints by place, likewise.</param>
/// <param name="All">By id, ascending.</param>
public sealed record CommentMarks(
    long Last, long Rewritten, IReadOnlyList<Topic> Themes, IReadOnlyList<Topic> Touchpoints, IReadOnlyList<CommentMark> All)
{
    /// <summary>Nothing was read yet.</summary>
    public static CommentMarks None { get; } = new(0, 0, [], [], []);

    /// <summary>By what an answer from them is known again.</summary>
    public string Version => $"{Last} {Rewritten} {Names}";

    internal string Names => NamesOf(Themes, Touchpoints);

    internal static string NamesOf(IReadOnlyList<Topic> themes, IReadOnlyList<Topic> touchpoints) => string.Join('\n',
        [themes.Count, .. themes.Concat(touchpoints).Select(one => $"{one.Code}|{one.NameZh}|{one.NameEn}|{string.Join(TopicList.Part, one.Words)}")]);
}

/// <summary>What was read of the comments last; the next reader goes on from it.</summary>
public sealed class CommentMemory
{
    internal SemaphoreSlim Turn { get; } = new(1);

    internal CommentMarks Known { get; set; } = CommentMarks.None;
}

/// <summary>What customers wrote, read by model and lists of words. Who may see which is for others to decide.</summary>
public sealed class CommentFacts(Db db, CommentMemory memory, CompanyThemes ours)
{
    /// <summary>The marks of all comments as they are now: those that came since are read, or all anew when rows or names changed.</summary>
    /// <param name="touchpoints">Touchpoints that comments may name.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<CommentMarks> All(IReadOnlyList<Topic> touchpoints, CancellationToken stop)
    {
        var state = await db.JudgementStates.SingleAsync(stop);
        var themes = await ours.Topics(stop);
        var names = CommentMarks.NamesOf(themes, touchpoints);
        bool Fits(CommentMarks known) => known.Last == state.Last && known.Rewritten == state.Rewritten && known.Names == names;
        if (memory.Known is var lately && Fits(lately)) return lately;
        await memory.Turn.WaitAsync(stop);
        try
        {
            var before = memory.Known;
            if (Fits(before)) return before;
            if (before.Rewritten != state.Rewritten || before.Names != names || before.Last > state.Last) before = CommentMarks.None;
            var since = await Read(before.Last, state.Last, themes, touchpoints, stop);
            return memory.Known = new(state.Last, state.Rewritten, themes, touchpoints, [.. before.All, .. since]);
        }
        finally
        {
            memory.Turn.Release();
        }
    }

    /// <summary>The words of some comments; those that were erased meanwhile are missing.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Texts(IReadOnlyCollection<long> ids, CancellationToken stop)
    {
        Dictionary<long, string> texts = [];
        foreach (var part in ids.Distinct().Chunk(400))
            foreach (var row in await db.Judgements.Where(row => part.Contains(row.Id) && row.Comment != null).Select(row => new { row.Id, row.Comment })
                .ToListAsync(stop)) texts[row.Id] = row.Comment!;
        return texts;
    }

    private async Task<List<CommentMark>> Read(
        long after, long last, IReadOnlyList<Topic> themes, IReadOnlyList<Topic> touchpoints, CancellationToken stop)
    {
        var sentiment = ShippedModel.Sentiment.Reader();
        var (about, named) = (new WordFinder(TopicList.Named(themes)), new WordFinder(TopicList.Named(touchpoints)));
        List<CommentMark> marks = [];
        await foreach (var row in db.Judgements.Where(row => row.Id > after && row.Id <= last && row.Comment != null).OrderBy(row => row.Id)
            .Select(row => new { row.Id, row.Comment }).AsAsyncEnumerable().WithCancellation(stop))
        {
            var judged = sentiment.Judge(row.Comment!);
            marks.Add(new(row.Id, judged.IsClear ? judged.Class == 1 : null, judged.Probability, about.In(row.Comment!), named.In(row.Comment!),
                row.Comment!.Length, Alike(row.Comment)));
        }
        return marks;
    }

    // FNV-1a: the same on every machine.
    private static ulong Alike(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text) hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
