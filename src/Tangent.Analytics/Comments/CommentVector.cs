namespace Tangent.Analytics.Comments;

/// <summary>Turns grams into features of a vocabulary with their values. Not for use by two threads at once.</summary>
internal sealed class CommentVector(Vocabulary vocabulary, Weighting weighting)
{
    private readonly CommentGrams reader = new();
    private int[] features = new int[1024];
    private float[] values = new float[1024];

    /// <summary>Features of the last comment, ascending, each once.</summary>
    public ReadOnlySpan<int> Features => features.AsSpan(0, Count);

    /// <summary>Their values; the sum of squares is 1, unless there is none.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, Count);

    private int Count { get; set; }

    /// <summary>Reads a comment.</summary>
    public void Read(string text) => Take(reader.Of(text));

    /// <summary>Takes a comment that was turned into grams before.</summary>
    public void Take(ReadOnlySpan<uint> grams)
    {
        if (features.Length < grams.Length) (features, values) = (new int[2 * grams.Length], new float[2 * grams.Length]);
        int found = 0;
        foreach (uint gram in grams)
            if (vocabulary.Find(gram) is >= 0 and var feature) features[found++] = feature;
        features.AsSpan(0, found).Sort();
        Count = 0;
        float squares = 0;
        for (int i = 0; i < found;)
        {
            int feature = features[i], times = 1;
            while (i + times < found && features[i + times] == feature) times++;
            float value = weighting == Weighting.Presence ? 1
                : (times == 1 ? 1 : 1 + MathF.Log(times)) * vocabulary.RarityOf(feature);
            (features[Count], values[Count]) = (feature, value);
            Count++;
            squares += value * value;
            i += times;
        }
        float length = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        for (int i = 0; i < Count; i++) values[i] *= length;
    }
}
