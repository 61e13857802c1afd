using System.Globalization;
using System.Text;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>Which file of judgements to read, and how.</summary>
/// <param name="Path">The file: delimited text, a workbook or JSON lines, plain or packed.</param>
/// <param name="Map">Columns that somebody named; the others are guessed.</param>
/// <param name="Zone">Where times without offset were taken; null: UTC.</param>
public sealed record FeedbackRequest(string Path, IReadOnlyDictionary<FeedbackRole, string> Map, TimeZoneInfo? Zone = null);

/// <summary>One judgement of a journey of the log.</summary>
/// <param name="Journey">Place of the journey among the offsets of its log.</param>
/// <param name="Touchpoint">Number of the touchpoint, or <see cref="Judgement.WholeJourney"/>.</param>
/// <param name="Score">The score; NaN where the question was left open.</param>
/// <param name="Scale">The scale that the row names; null where it names none.</param>
/// <param name="Instrument">What was asked with; may be empty.</param>
/// <param name="Micros">When, microseconds since 1970 UTC; null where the row does not say.</param>
/// <param name="Unit">Name of the unit; empty where the journey's own counts.</param>
/// <param name="Tier">Name of the tier; empty where the journey's own counts.</param>
/// <param name="Weight">0 or above; 1 where the file names none.</param>
public sealed record FeedbackRow(
    int Journey, int Touchpoint, double Score, Scale? Scale, string Instrument, long? Micros, string Unit, string Tier, double Weight);

/// <summary>The judgements of a file.</summary>
/// <param name="Names">Its header.</param>
/// <param name="Roles">Which column was taken for what.</param>
/// <param name="Rows">Judgements of journeys that the log has.</param>
/// <param name="Rejected">Rows that were set aside.</param>
public sealed record ReadFeedback(IReadOnlyList<string> Names, IReadOnlyDictionary<FeedbackRole, int> Roles, IReadOnlyList<FeedbackRow> Rows,
    IReadOnlyList<RejectedRow> Rejected);

/// <summary>Reads judgements, one a row, of the journeys of a log.</summary>
public sealed class FeedbackFile
{
    private static readonly HeaderRoles<FeedbackRole> Guess =
        new("LogFiles/feedback-columns.json", ColumnMap.OfFeedback, FeedbackRole.Case, FeedbackRole.Score);

    private readonly Dictionary<string, int> touchpoints;
    private readonly CaseNames cases;
    private readonly IReadOnlyDictionary<FeedbackRole, int> roles;
    private readonly TimeReader times;

    private FeedbackFile(JourneyLog log, IReadOnlyDictionary<FeedbackRole, int> roles, TimeReader times)
    {
        (cases, this.roles, this.times) = (log.Details!.Cases, roles, times);
        touchpoints = log.Touchpoints.Select((name, number) => (name, number)).ToDictionary(one => one.name, one => one.number, StringComparer.Ordinal);
    }

    /// <summary>The judgements, or why the file cannot be read.</summary>
    /// <param name="request">The file.</param>
    /// <param name="log">The log whose journeys are judged; read with <see cref="LogRequest.HasJudgements"/>.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Outcome<ReadFeedback> Read(FeedbackRequest request, JourneyLog log, CancellationToken stop)
    {
        try
        {
            using var bytes = new FileStream(request.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var opened = TableFile.Open(bytes, Path.GetFileName(request.Path), TableLimits.None, stop: stop);
            if (opened.Failure is { } failure) return failure;
            using var table = opened.Value;
            string[] names = [.. table.Header.Cells.Select(name => name.Normalize())];
            var roles = Guess.From(names, request.Map);
            return roles.Failure is { } wrong ? wrong : Rows(request, log, table, names, roles.Value, stop);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(request.Path, "analyse.file-unreadable", request.Path);
        }
    }

    private static Outcome<ReadFeedback> Rows(
        FeedbackRequest request, JourneyLog log, TableFile table, string[] names, IReadOnlyDictionary<FeedbackRole, int> roles, CancellationToken stop)
    {
        bool? isDayFirst = roles.TryGetValue(FeedbackRole.Time, out int time) ? DayOrder.Of(table.Ahead(200).Select(row => row[time])) : null;
        var file = new FeedbackFile(log, roles, new(request.Zone, isDayFirst));
        var (rows, rejected) = (new List<FeedbackRow>(), new List<RejectedRow>());
        foreach (var row in table.Rows())
        {
            stop.ThrowIfCancellationRequested();
            if (row.Problems is [{ Code: "imports.gzip-cut" } cut, ..]) return new Fail.Invalid([cut]);
            var fault = row.Problems is [var problem, ..] ? (FaultOf(problem), null) : file.Take(row, rows);
            if (fault is ({ } wrong, var role)) rejected.Add(new(row.Number, role is { } known ? names[roles[known]] : null, wrong, TextOf(row)));
        }
        return new ReadFeedback(names, roles, rows, rejected);
    }

    private static RowFault FaultOf(Problem problem) => problem.Code switch
    {
        "imports.bytes-unreadable" => RowFault.NoText,
        "imports.quote-open" => RowFault.QuoteOpen,
        "imports.not-json" or "imports.json-list" => RowFault.NoJson,
        _ => RowFault.TooLong,
    };

    private static byte[] TextOf(TableRow row) => Encoding.UTF8.GetBytes(string.Join(',', row.Cells.Select(CsvCell.Quoted)));

    /// <summary>Takes a row, or says what is wrong with which of its cells.</summary>
    private (RowFault? Fault, FeedbackRole? Role) Take(TableRow row, List<FeedbackRow> rows)
    {
        string Cell(FeedbackRole role) => roles.TryGetValue(role, out int at) ? row[at].Normalize() : "";
        var (name, touched, given, range) = (Cell(FeedbackRole.Case), Cell(FeedbackRole.Touchpoint), Cell(FeedbackRole.Score), Cell(FeedbackRole.Scale));
        if (name.Length == 0) return (RowFault.Empty, FeedbackRole.Case);
        if (cases.Find(name) is var journey && journey < 0) return (RowFault.NotInLog, FeedbackRole.Case);
        int touchpoint = Judgement.WholeJourney;
        if (touched.Length > 0 && !touchpoints.TryGetValue(touched, out touchpoint)) return (RowFault.NotInLog, FeedbackRole.Touchpoint);
        if (!TryNumber(given, double.NaN, out double score)) return (RowFault.NoNumber, FeedbackRole.Score);
        var scale = Scale.Named(CellText.Code(range));
        if (range.Length > 0 && scale is null) return (RowFault.NoScale, FeedbackRole.Scale);
        if (scale?.Holds(score) == false) return (RowFault.OutsideScale, FeedbackRole.Score);
        if (!TryNumber(Cell(FeedbackRole.Weight), 1, out double weight) || weight < 0) return (RowFault.NoNumber, FeedbackRole.Weight);
        long micros = Step.NoEnd;
        if (Cell(FeedbackRole.Time) is { Length: > 0 } at && (micros = times.Read(Encoding.UTF8.GetBytes(at))) == Step.NoEnd)
            return (RowFault.NoTime, FeedbackRole.Time);
        rows.Add(new(journey, touchpoint, score, scale, Cell(FeedbackRole.Instrument), micros == Step.NoEnd ? null : micros,
            Cell(FeedbackRole.Unit), Cell(FeedbackRole.Tier), weight));
        return default;
    }

    private static bool TryNumber(string text, double empty, out double number)
    {
        number = empty;
        if (text.Length == 0) return true;
        return double.TryParse(CellText.Code(text), NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }
}
