using System.Text;

namespace Tangent.Analytics.Flow;

/// <summary>What a file says of its events and journeys beyond the flow. Units and customers stand in the log's columns.</summary>
/// <param name="Units">Names of units by their numbers, in code-point order.</param>
/// <param name="Tiers">Names of tiers by their numbers, in code-point order.</param>
/// <param name="TiersByRow">Number of the tier of each row, or -1; empty when the file names none.</param>
/// <param name="ScoresByRow">Score of each row as it stands, or NaN; empty when the file has none.</param>
/// <param name="Cases">Finds journeys by the names of their cases.</param>
public sealed record LogDetails(
    IReadOnlyList<string> Units, IReadOnlyList<string> Tiers, ReadOnlyMemory<int> TiersByRow, ReadOnlyMemory<double> ScoresByRow, CaseNames Cases);

/// <summary>Finds journeys by the names of their cases.</summary>
public sealed class CaseNames
{
    private readonly NameTable names;
    private readonly int[] places;

    internal CaseNames(NameTable names, int[] places) => (this.names, this.places) = (names, places);

    /// <summary>Place of a journey among the offsets of its log, or -1 when there is no such case.</summary>
    /// <param name="name">Name of the case; brought into NFC as names of a log are, otherwise compared as it stands.</param>
    public int Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int number = names.NumberOf(Encoding.UTF8.GetBytes(name.Normalize()));
        return number >= 0 && number < places.Length ? places[number] : -1;
    }

    /// <summary>The same names after journeys have moved to other places, or to none (-1).</summary>
    internal CaseNames Moved(int[] moved) => new(names, Array.ConvertAll(places, place => place < 0 ? -1 : moved[place]));

    /// <summary>Cases by their common numbers; those without an event have no place.</summary>
    internal static CaseNames Of(NameTable names, int[] offsets)
    {
        var places = new int[offsets.Length - 1];
        for (int i = 0, next = 0; i < places.Length; i++) places[i] = offsets[i + 1] > offsets[i] ? next++ : -1;
        return new(names, places);
    }
}
