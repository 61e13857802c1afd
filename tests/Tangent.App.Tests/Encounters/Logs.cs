using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage.EncounterLog;

namespace Tangent.Tests.Encounters;

/// <summary>Files of encounters of every kind, made for a test, and short ways to import them.</summary>
static class Logs
{
    /// <summary>A log in XES around traces that are given as markup.</summary>
    public static string Xes(string traces, string version = "1849-2016", string front = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{front}<log xes.version=\"{version}\" xmlns=\"http://www.xes-standard.org/\">\n"
        + "<extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n"
        + "<global scope=\"event\"><string key=\"concept:name\" value=\"none\"/></global>\n" + traces + "</log>\n";

    public static string Trace(string name, params string[] events) =>
        $"<trace>\n<string key=\"concept:name\" value=\"{name}\"/>\n{string.Concat(events)}</trace>\n";

    public static string Event(string name, string time, string? transition = null, string more = "") =>
        $"<event><string key=\"concept:name\" value=\"{name}\"/>"
        + (transition is null ? "" : $"<string key=\"lifecycle:transition\" value=\"{transition}\"/>")
        + $"<date key=\"time:timestamp\" value=\"{time}\"/>{more}</event>\n";

    public static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Imports it as the command line does.</summary>
    public static Task<Outcome<ImportFile.Answer>> TryLog(this House house, byte[] file, List<BadRow>? bad = null, bool isDry = false,
        string? lifecycle = null, bool keepsRest = false, bool? isDayFirst = null, bool isOfAnySize = false, string? encoding = null) =>
        house.Get<ImportFile>().Run(House.As(Role.Administrator),
            new("log", new MemoryStream(file), Encoding: encoding, IsDry: isDry, Target: "encounters", Source: "crm")
            {
                Lifecycle = lifecycle,
                KeepsRest = keepsRest,
                IsDayFirst = isDayFirst,
                IsOfAnySize = isOfAnySize,
                OnBad = row => bad?.Add(row),
            }, CancellationToken.None);

    public static async Task<ImportCounts> ImportLog(this House house, byte[] file, List<BadRow>? bad = null, bool isDry = false,
        string? lifecycle = null, bool keepsRest = false, bool? isDayFirst = null, bool isOfAnySize = false, string? encoding = null)
    {
        var done = await house.TryLog(file, bad, isDry, lifecycle, keepsRest, isDayFirst, isOfAnySize, encoding);
        Assert.Null(done.Failure);
        return done.Value.Counts;
    }

    /// <summary>What stands in the log, in its order: touchpoint, journey, start, length in seconds, attributes.</summary>
    public static async Task<IReadOnlyList<(string Touchpoint, string? Journey, DateTime Started, double? Seconds, string? Attributes)>> Stored(
        this House house)
    {
        var db = house.Db();
        var words = await db.LogWords.ToDictionaryAsync(word => word.Id, word => word.Text);
        return [.. (await db.Encounters.OrderBy(row => row.Sequence).ToListAsync()).Select(row => (words[row.Touchpoint], row.Journey,
            EncounterRow.Utc(row.Started), row.Ended is { } ended ? (ended - row.Started) / 1e6 : (double?)null, row.Attributes))];
    }

    public static IEnumerable<(int Row, string Code, string? Field)> Reasons(this IEnumerable<BadRow> rows) =>
        rows.SelectMany(row => row.Problems.Select(problem => (row.Row.Number, problem.Code, problem.Field)));
}
