namespace Tangent.Analytics.Comments;

/// <summary>Comments whose class is known.</summary>
public sealed class TrainingSet
{
    /// <summary>Fewest comments of a class.</summary>
    public const int LeastOfClass = 10;

    private TrainingSet(IReadOnlyList<string> classes, uint[][] comments, int[] labels) =>
        (Classes, Comments, Labels) = (classes, comments, labels);

    /// <summary>Codes of the classes, as given.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Number of comments.</summary>
    public int Count => Labels.Length;

    /// <summary>Grams of each comment.</summary>
    internal uint[][] Comments { get; }

    /// <summary>Class of each comment, from 0.</summary>
    internal int[] Labels { get; }

    /// <summary>The set, or why nothing can be learnt from it.</summary>
    /// <param name="comments">The comments.</param>
    /// <param name="labels">Place of each one's class in <paramref name="classes"/>.</param>
    /// <param name="classes">Codes of the classes, at least two, each once.</param>
    /// <param name="reason">
    /// null; or a <see cref="CannotTell"/> with fewer than two classes, and when a class has fewer than ten comments.
    /// </param>
    /// <returns>The set, or null with a reason.</returns>
    /// <exception cref="ArgumentException">Labels are not as many as comments, or name no class.</exception>
    public static TrainingSet? Of(
        IReadOnlyList<string> comments, IReadOnlyList<int> labels, IReadOnlyList<string> classes, out CannotTell? reason)
    {
        ArgumentNullException.ThrowIfNull(comments);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(classes);
        Guard.SameLength(comments.Count, labels.Count, nameof(labels));
        var counts = new int[classes.Count];
        foreach (int label in labels)
        {
            if (label < 0 || label >= classes.Count) throw new ArgumentException("names no class", nameof(labels));
            counts[label]++;
        }
        reason = comments.Count == 0 ? Cannot.NoObservations : classes.Count < 2 ? Cannot.OneGroup : null;
        for (int i = 0; i < counts.Length && reason is null; i++)
            if (counts[i] < LeastOfClass)
                reason = new CannotTell("analytics.few-of-class", classes[i], counts[i], LeastOfClass);
        if (reason is not null) return null;
        var reader = new CommentGrams();
        return new([.. classes], [.. comments.Select(comment => reader.Of(comment).ToArray())], [.. labels]);
    }

    /// <summary>The comments in the folds that are wanted.</summary>
    internal TrainingSet Where(int[] folds, Func<int, bool> isWanted)
    {
        int[] rows = [.. Enumerable.Range(0, Count).Where(i => isWanted(folds[i]))];
        return new(Classes, Array.ConvertAll(rows, i => Comments[i]), Array.ConvertAll(rows, i => Labels[i]));
    }

    /// <summary>A fold for each comment; of each class every fold has the same number, give or take one.</summary>
    internal int[] Deal(int folds, Dice dice)
    {
        var dealt = new int[Count];
        int next = 0;
        for (int label = 0; label < Classes.Count; label++)
        {
            int[] rows = [.. Enumerable.Range(0, Count).Where(i => Labels[i] == label)];
            for (int i = rows.Length - 1; i >= 0; i--)
            {
                int other = dice.Below(i + 1);
                (rows[i], rows[other]) = (rows[other], rows[i]);
                dealt[rows[i]] = next++ % folds;
            }
        }
        return dealt;
    }
}
