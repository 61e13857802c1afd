using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Storage.JourneyIndex;

namespace Tangent.App.Encounters.Journeys;

/// <summary>The journeys of an index as the numbers see them: on its own columns, where they are mapped.</summary>
public static class IndexLog
{
    /// <summary>The log of an index; it can be read as long as somebody holds the file.</summary>
    /// <param name="file">The index.</param>
    /// <param name="gapDays">A customer's encounters are a new journey after so many days without one.</param>
    /// <param name="stops">Touchpoints by number.</param>
    /// <param name="meaning">Number of the touchpoint of each word.</param>
    public static JourneyLog Of(IndexFile file, int gapDays, IReadOnlyList<JourneyStop> stops, int[] meaning) => new()
    {
        Steps = file.Column<Step>(IndexColumn.Steps),
        Offsets = file.Journeys(gapDays),
        EndsByRow = file.Column<long>(IndexColumn.Ends),
        Touchpoints = [.. stops.Select(one => one.Key)],
        Meaning = meaning,
        Columns = new()
        {
            Scores = file.Column<float>(IndexColumn.Scores),
            Waits = file.Column<int>(IndexColumn.Waits),
            Units = file.Column<int>(IndexColumn.Units),
            Channels = file.Column<int>(IndexColumn.Channels),
            Outcomes = file.Column<int>(IndexColumn.Outcomes),
            Employees = file.Column<int>(IndexColumn.Employees),
            Customers = file.Column<long>(IndexColumn.Customers),
        },
    };
}
