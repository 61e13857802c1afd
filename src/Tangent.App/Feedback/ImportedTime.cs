using System.Text;
using Tangent.Analytics.Flow;
using Tangent.App.Imports.Published;
using Tangent.App.LogFiles;
using Tangent.Domain;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback;

/// <summary>Reads the times of a file, in whatever way people write them.</summary>
/// <param name="zone">Where a time without offset was read off a clock; null: UTC.</param>
/// <param name="isDayFirst">How 03/04/2026 is meant; null: nobody knows.</param>
sealed class ImportedTime(TimeZoneInfo? zone, bool? isDayFirst)
{
    private readonly TimeReader times = new(zone, isDayFirst), dayFirst = new(zone, true), monthFirst = new(zone, false);

    /// <summary>The time in a field; null where the cell is empty, or cannot be read: then it is a problem.</summary>
    public DateTime? Of(ImportRecord row, string field, List<Problem> problems)
    {
        if (row[field] is not { Length: > 0 } text) return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        long micros = times.Read(bytes);
        if (micros != Step.NoEnd) return EncounterRow.Utc(micros);
        bool isAmbiguous = isDayFirst is null && dayFirst.Read(bytes) != Step.NoEnd && monthFirst.Read(bytes) != Step.NoEnd;
        problems.Add(new(isAmbiguous ? "feedback.time-ambiguous" : "feedback.time-unreadable", field, row.Row, text));
        return null;
    }
}
