using System.Text;
using Tangent.Analytics.Flow;
using Tangent.App.Tables;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>
/// A log in XES as a table: a row per event, a column per attribute, those of traces with <c>case:</c> in front. Starts and
/// completes of the same work are joined into one row with a duration, first in first out within a trace, in the order of the file.
/// </summary>
/// <param name="open">Opens the text in UTF-8 from its start; it is read twice.</param>
/// <param name="limits">How much is read.</param>
/// <param name="chosen">Which events become rows; null: pairs where starts and completes occur, else all.</param>
sealed class XesRows(Func<Stream> open, TableLimits limits, Lifecycle? chosen)
{
    /// <summary>The column in which the time of a complete stands, once it is joined with its start.</summary>
    public const string CompleteTime = "time:complete";

    private readonly XesKeys traceKeys = new("case:", ["concept:name"]), eventKeys = new("", ["concept:name", "time:timestamp"]);
    private readonly XesOpenWork work = new();
    private readonly Dictionary<string, int> sameMoment = [];
    private byte[] keyRoom = new byte[64], valueRoom = new byte[256];
    private int name, time, transition, instance, complete, offset, number;
    private string moment = "";

    /// <summary>Which events become rows.</summary>
    public Lifecycle Lifecycle { get; private set; }

    /// <summary>Events that are no row: of other transitions, where starts and completes are joined.</summary>
    public long PassedOver { get; private set; }

    private bool IsPaired => Lifecycle == Lifecycle.Pair;

    /// <summary>Reads the names of all columns. A text that breaks off later on has those that came before.</summary>
    /// <exception cref="XmlTrouble">The text is no XML that is taken, or no XES.</exception>
    public TableRow Header(CancellationToken stop)
    {
        bool hasStart = false, hasComplete = false;
        long events = 0;
        try
        {
            Scan(phase =>
            {
                hasStart |= phase == Phase.Start;
                hasComplete |= phase == Phase.Complete;
                if ((++events & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            });
        }
        catch (Exception trouble) when (trouble is XmlTrouble or InvalidDataException && events > 0)
        {
            // What stands before it is kept; the end of the rows says so.
        }
        bool canPair = hasStart && hasComplete;
        Lifecycle = chosen ?? (canPair ? Lifecycle.Pair : Lifecycle.All);
        offset = traceKeys.Count;
        (name, time, transition, instance) = (At("concept:name"), At("time:timestamp"), At("lifecycle:transition"), At("concept:instance"));
        complete = canPair || IsPaired ? offset + eventKeys.Count : -1;
        IEnumerable<string> names = traceKeys.Names.Concat(eventKeys.Names);
        return new(0, [.. complete < 0 ? names : names.Append(CompleteTime)], []);
    }

    private int At(string key) => eventKeys.Find(key) is >= 0 and var at ? offset + at : -1;

    /// <summary>The rows, in the order in which events end.</summary>
    /// <exception cref="XmlTrouble">The text breaks off or goes wrong: what stood before it has been given.</exception>
    public IEnumerable<TableRow> Rows()
    {
        using var rows = Read().GetEnumerator();
        Exception? trouble = null;
        while (true)
        {
            TableRow? row = null;
            try
            {
                if (rows.MoveNext()) row = rows.Current;
            }
            catch (Exception exception) when (exception is XmlTrouble or InvalidDataException)
            {
                trouble = exception;
            }
            if (row is null) break;
            yield return row;
        }
        // What had begun when the text broke off is kept too.
        foreach (var waiting in Rest()) yield return waiting;
        if (trouble is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(trouble);
    }

    private IEnumerable<TableRow> Read()
    {
        using var text = open();
        var xml = new XmlText(text);
        if (xml.Next() != XmlPiece.Open || xml.IsEmpty) yield break;
        int traces = 0;
        while (xml.Inside(1))
        {
            if (xml.Name.SequenceEqual("trace"u8))
            {
                foreach (var row in Trace(xml, ++traces)) yield return row;
            }
            else if (xml.Name.SequenceEqual("event"u8))
            {
                if (Made(Event(xml, [])) is { } row) yield return row;
                foreach (var waiting in Rest()) yield return waiting;
            }
            else xml.Pass();
        }
    }

    private IEnumerable<TableRow> Trace(XmlText xml, int ordinal)
    {
        if (xml.IsEmpty) yield break;
        var own = new string[offset];
        int depth = xml.Depth;
        while (xml.Inside(depth))
        {
            if (xml.Name.SequenceEqual("event"u8))
            {
                // A trace without a name is known by its number, as everywhere.
                if (string.IsNullOrEmpty(own[0])) own[0] = $"#{ordinal}";
                if (Made(Event(xml, own)) is { } row) yield return row;
            }
            else
            {
                Keep(xml, traceKeys, own, 0);
                xml.Pass();
            }
        }
        foreach (var waiting in Rest()) yield return waiting;
    }

    private string[] Event(XmlText xml, string[] ofTrace)
    {
        var cells = new string[complete < 0 ? offset + eventKeys.Count : complete + 1];
        ofTrace.CopyTo(cells, 0);
        if (!xml.IsEmpty)
            for (int depth = xml.Depth; xml.Inside(depth);)
            {
                Keep(xml, eventKeys, cells, offset);
                xml.Pass();
            }
        for (int i = 0; i < cells.Length; i++) cells[i] ??= "";
        return cells;
    }

    private void Keep(XmlText xml, XesKeys keys, string[] cells, int from)
    {
        int at = keys.Find(xml.Attribute("key"u8, ref keyRoom));
        if (at >= 0 && from + at < cells.Length)
            cells[from + at] = CellText.Clean(Encoding.UTF8.GetString(xml.Attribute("value"u8, ref valueRoom)));
    }

    /// <summary>The row that an event makes, or null when it waits for its other half or is passed over.</summary>
    private TableRow? Made(string[] cells)
    {
        if (Lifecycle == Lifecycle.All) return Row(cells);
        var phase = transition < 0 ? Phase.Complete : EventSink.PhaseOf(Encoding.UTF8.GetBytes(cells[transition]));
        if (phase == Phase.Other || phase == Phase.Start && !IsPaired)
        {
            PassedOver++;
            return null;
        }
        if (!IsPaired) return Row(cells);
        var key = (cells[name], instance < 0 ? "" : cells[instance]);
        if (phase == Phase.Start)
        {
            work.Begin(key, cells);
            return null;
        }
        if (work.End(key) is not { } begun) return Row(cells);
        begun[complete] = cells[time];
        return Row(begun);
    }

    private IEnumerable<TableRow> Rest()
    {
        foreach (var cells in work.Rest()) yield return Row(cells);
        sameMoment.Clear();
    }

    private TableRow Row(string[] cells)
    {
        var problems = new List<Problem>();
        number++;
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Length > limits.LongestCell) problems.Add(new("imports.cell-too-long", null, number, limits.LongestCell));
            if (cells[i].Contains('\ufffd', StringComparison.Ordinal)) problems.Add(new("imports.bytes-unreadable", ColumnName.Of(i), number));
        }
        return new(number, cells, problems) { Occurrence = OccurrenceOf(cells) };
    }

    // Two events of a trace that say exactly the same, at the same moment, are two.
    private int OccurrenceOf(string[] cells)
    {
        if (cells[time] != moment) sameMoment.Clear();
        moment = cells[time];
        var all = string.Join('\n', cells);
        return sameMoment[all] = sameMoment.GetValueOrDefault(all) + 1;
    }

    private void Scan(Action<Phase> eventWas)
    {
        using var text = open();
        var xml = new XmlText(text);
        if (xml.Next() != XmlPiece.Open || !xml.Name.SequenceEqual("log"u8)) throw new XmlTrouble("analyse.xes-none", xml.Line);
        if (xml.IsEmpty) return;
        while (xml.Inside(1))
        {
            if (xml.Name.SequenceEqual("event"u8)) ScanEvent(xml, eventWas);
            else if (!xml.Name.SequenceEqual("trace"u8)) xml.Pass();
            else if (!xml.IsEmpty)
                for (int depth = xml.Depth; xml.Inside(depth);)
                {
                    if (xml.Name.SequenceEqual("event"u8))
                    {
                        ScanEvent(xml, eventWas);
                        continue;
                    }
                    Learn(xml, traceKeys);
                    xml.Pass();
                }
        }
        if (xml.Next() == XmlPiece.Open) throw new XmlTrouble("analyse.xml-broken", xml.Line);
    }

    private void ScanEvent(XmlText xml, Action<Phase> eventWas)
    {
        var phase = Phase.Complete;
        if (!xml.IsEmpty)
            for (int depth = xml.Depth; xml.Inside(depth);)
            {
                var key = Learn(xml, eventKeys);
                if (key.SequenceEqual("lifecycle:transition"u8)) phase = EventSink.PhaseOf(Edges.Trim(xml.Attribute("value"u8, ref valueRoom)));
                xml.Pass();
            }
        eventWas(phase);
    }

    // A list has a key but no value: what it holds is not taken.
    private ReadOnlySpan<byte> Learn(XmlText xml, XesKeys keys)
    {
        var key = xml.Attribute("key"u8, ref keyRoom);
        if (key.Length > 0 && !xml.Name.SequenceEqual("list"u8) && traceKeys.Count + eventKeys.Count < limits.MostColumns - 1) keys.Learn(key);
        return key;
    }
}
