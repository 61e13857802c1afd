namespace Tangent.Analytics.Comments;

/// <summary>The grams that a model knows, ascending, and how rare each is.</summary>
internal sealed class Vocabulary
{
    private const float RaritySteps = 16;

    // A place holds a feature + 1, or 0; a gram lies at the place of its low bits or at the next free one.
    private readonly int[] places;
    private readonly uint[] grams;
    private readonly byte[] rarities;

    /// <summary>A vocabulary of these grams, ascending without doubles, with their rarities in sixteenths.</summary>
    public Vocabulary(uint[] grams, byte[] rarities)
    {
        (this.grams, this.rarities) = (grams, rarities);
        places = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 3 * grams.Length))];
        for (int feature = 0; feature < grams.Length; feature++)
        {
            int place = (int)(grams[feature] & (uint)(places.Length - 1));
            while (places[place] != 0) place = (place + 1) & (places.Length - 1);
            places[place] = feature + 1;
        }
    }

    /// <summary>Number of grams.</summary>
    public int Count => grams.Length;

    /// <summary>The grams, ascending.</summary>
    public ReadOnlySpan<uint> Grams => grams;

    /// <summary>Their rarities in sixteenths.</summary>
    public ReadOnlySpan<byte> Rarities => rarities;

    /// <summary>The feature of a gram, from 0; -1 when it is not known.</summary>
    public int Find(uint gram)
    {
        int last = places.Length - 1;
        for (int place = (int)gram & last; places[place] is not 0 and var held; place = (place + 1) & last)
            if (grams[held - 1] == gram) return held - 1;
        return -1;
    }

    /// <summary>1 + ln((1 + comments)/(1 + comments that hold it)), in steps of a sixteenth.</summary>
    public float RarityOf(int feature) => rarities[feature] / RaritySteps;

    /// <summary>The grams that at least <paramref name="least"/> comments hold; beyond <paramref name="most"/>, the commonest.</summary>
    public static Vocabulary Of(IReadOnlyList<uint[]> comments, int least, int most)
    {
        var holding = new Dictionary<uint, int>();
        var seen = new HashSet<uint>();
        foreach (var comment in comments)
        {
            seen.Clear();
            foreach (uint gram in comment)
                if (seen.Add(gram))
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(holding, gram, out _)++;
        }
        var known = holding.Where(pair => pair.Value >= least);
        // Ties of the last place fall to the smaller gram, so that the same comments give the same vocabulary.
        if (holding.Count > most) known = known.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(most);
        uint[] grams = [.. known.Select(pair => pair.Key).Order()];
        return new(grams, Array.ConvertAll(grams, gram => (byte)Math.Clamp(
            Math.Round(RaritySteps * (1 + Math.Log((1.0 + comments.Count) / (1 + holding[gram])))), 1, 255)));
    }
}
