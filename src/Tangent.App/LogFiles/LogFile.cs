using System.Text;
using Tangent.Analytics.Flow;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>
/// Reads a log of encounters from a file, at the speed of memory: delimited text in any usual encoding, JSON lines or XES,
/// plain or packed with gzip. Rows that are wrong are set aside; the file is not changed.
/// </summary>
public static class LogFile
{
    private const int SampleBytes = 1 << 20;

    /// <summary>The log, or why the file cannot be read.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Outcome<ReadLog> Read(LogRequest request, CancellationToken stop)
    {
        try
        {
            using var source = LogSource.Open(request.Path);
            return Read(request, source, stop);
        }
        catch (XmlTrouble trouble)
        {
            return Fail.Wrong(request.Path, trouble.Code, trouble.Line);
        }
        catch (InvalidDataException)
        {
            return Fail.Wrong(request.Path, "analyse.gzip-broken", request.Path);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Fail.Wrong(request.Path, "analyse.file-unreadable", request.Path);
        }
        catch (OverflowException)
        {
            return Fail.Wrong(request.Path, "analyse.too-many", request.Path);
        }
    }

    private static Outcome<ReadLog> Read(LogRequest request, LogSource source, CancellationToken stop)
    {
        var (raw, isWhole) = source.Sample(SampleBytes);
        if (raw.Length == 0) return Fail.Wrong(request.Path, "analyse.empty", request.Path);
        if (raw.AsSpan().StartsWith("PK\u0003\u0004"u8)) return Workbook(request, stop);

        var kind = TextKind.Of(raw, isWhole);
        var text = LogSource.Decoded(raw, kind);
        var first = Edges.Trim(text);
        if (first.IsEmpty) return Fail.Wrong(request.Path, "analyse.empty", request.Path);
        if (first[0] == '<') return Xes(request, source, XmlKind(kind, first), XesNames.Of(request.Map, text), stop);

        var read = Rows(request, source, kind, text, isWhole, stop);
        bool isOlder = !kind.IsSure && read.Failure is null && read.Value.Rejected.Any(row => row.Fault == RowFault.NoText);
        if (!isOlder) return read;
        // The beginning was ASCII alone; what came later was not UTF-8.
        kind = new(TextKind.Gb18030, 0, true);
        return Rows(request, source, kind, text, isWhole, stop);
    }

    private static Outcome<ReadLog> Workbook(LogRequest request, CancellationToken stop)
    {
        var text = WorkbookText.Make(request.Path, stop);
        if (text.Failure is { } failure) return failure;
        try
        {
            using var source = LogSource.Open(text.Value);
            return Read(request, source, stop);
        }
        finally
        {
            File.Delete(text.Value);
        }
    }

    /// <summary>How an XML text is encoded, by its mark or its own declaration.</summary>
    /// <exception cref="XmlTrouble">It names an encoding that is not known.</exception>
    internal static TextKind XmlKind(TextKind kind, ReadOnlySpan<byte> text)
    {
        if (kind.Other is not null && kind.MarkLength > 0) return kind;
        int close = text.IndexOf("?>"u8);
        var head = close < 0 ? "" : Encoding.ASCII.GetString(text[..close]);
        int at = head.IndexOf("encoding", StringComparison.Ordinal);
        if (!head.StartsWith("<?xml", StringComparison.Ordinal) || at < 0) return kind.IsSure && kind.Other is null ? kind : new(null, kind.MarkLength, true);
        var name = head[(at + 8)..].TrimStart(' ', '=').Split('"', '\'').ElementAtOrDefault(1) ?? "";
        if (name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase))
            return kind with { Other = kind.MarkLength > 0 ? kind.Other : null };
        try
        {
            return new(CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name), 0, true);
        }
        catch (ArgumentException)
        {
            throw new XmlTrouble("analyse.xml-encoding", 1);
        }
    }

    private static Outcome<ReadLog> Xes(LogRequest request, LogSource source, TextKind kind, XesNames names, CancellationToken stop)
    {
        var columns = new EventColumns(Phases: true, Details: request.HasJudgements || request.WantsScores && names.HasScores);
        var sink = new EventSink(columns);
        using var text = source.Text(kind);
        var segment = new XesReader(new(text), sink, new(request.Zone, null), names).Read(stop);
        return Journeys(request, [sink], [(sink, segment)], columns, null, null, 0);
    }

    private static Outcome<ReadLog> Rows(
        LogRequest request, LogSource source, TextKind kind, ReadOnlySpan<byte> text, bool isWhole, CancellationToken stop)
    {
        bool isJson = Edges.Trim(text)[0] == '{';
        var head = isJson ? null : CsvHead.Of(text, isWhole);
        var names = isJson ? JsonLineScan.NamesIn(text, isWhole) : head!.Names;
        var guessed = LogColumns.Guess.From(names, request.Map);
        if (guessed.Failure is { } failure) return failure;

        var columns = new LogColumns(names, guessed.Value);
        var wanted = columns.Wanted with { Details = request.HasJudgements || request.WantsScores && columns[LogRole.Score] >= 0 };
        bool? isDayFirst = DayOrder.Of((head?.Rows ?? []).Select(row => row.ElementAtOrDefault(columns[LogRole.Time]) ?? ""));
        RowScan Scan()
        {
            var (sink, times) = (new EventSink(wanted), new TimeReader(request.Zone, isDayFirst));
            return isJson ? new JsonLineScan(columns, sink, times) : new CsvScan(columns, head!.Delimiter, sink, times);
        }
        int skip = head?.Length ?? 0;
        if (source.IsPacked || kind.Other is not null)
        {
            using var stream = source.Text(kind);
            stream.ReadExactly(new byte[skip]);
            using var run = new FileRun(Scan());
            var segment = run.Take(stream, stop);
            return Journeys(request, [run.Sink], [(run.Sink, segment)], wanted, columns, head?.Delimiter, isJson ? 0 : 1);
        }
        var (sinks, segments) = FileCuts.Read(source.Handle, kind.MarkLength + skip, Scan, request.CutBytes, request.Workers, stop);
        return Journeys(request, sinks, segments, wanted, columns, head?.Delimiter, isJson ? 0 : 1);
    }

    private static Outcome<ReadLog> Journeys(LogRequest request, EventSink[] sinks, List<(EventSink Sink, LogSegment Segment)> segments,
        EventColumns wanted, LogColumns? columns, char? delimiter, long rowsBefore)
    {
        var rejected = new List<RejectedRow>();
        int events = 0;
        foreach (var (sink, segment) in segments)
        {
            foreach (var block in segment.Blocks)
            {
                sink.Part.Blocks.Add((events, block));
                events = checked(events + block.Count);
            }
            rejected.AddRange(segment.Rejected.Select(row => row with { Row = row.Row + rowsBefore }));
            rowsBefore += segment.Rows;
        }
        long count = segments.Sum(one => one.Segment.RejectedCount);
        long unread = segments.Sum(one => one.Segment.UnreadScores);
        if (events == 0 && count == 0) return Fail.Wrong(request.Path, "analyse.no-events", request.Path);
        segments.Clear();
        var log = JourneySort.Order([.. sinks.Select(sink => sink.Part)], wanted, request.Lifecycle);
        return new ReadLog(log, columns, count, rejected, delimiter, unread);
    }
}
