using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>
/// Reads XES (IEEE 1849-2016 and -2023, and 1.0 before it). Attributes of an event are taken from the event itself, not from
/// what is nested inside an attribute. A trace without a name is named by its number.
/// </summary>
sealed class XesReader(XmlText xml, EventSink sink, TimeReader times, XesNames names)
{
    /// <summary>What an event says, in the order of <see cref="cells"/>; those from the fifth on a trace may say for its events.</summary>
    private static readonly LogRole[] Roles =
        [LogRole.Touchpoint, LogRole.Time, LogRole.Lifecycle, LogRole.Instance, LogRole.Unit, LogRole.Tier, LogRole.Customer, LogRole.Score];

    private byte[] keyRoom = new byte[64], valueRoom = new byte[64];
    private readonly byte[][] cells = [.. Roles.Select(_ => new byte[64])], ofTrace = [.. Roles.Select(_ => Array.Empty<byte>())];
    private readonly byte[][] keys = [.. Roles.Select(names.BytesOf)];
    private readonly byte[] caseKey = names.BytesOf(LogRole.Case);
    private readonly int[] lengths = new int[Roles.Length];
    private readonly int used = sink.Columns.Details ? Roles.Length : Unit;
    private const int Name = 0, Time = 1, Transition = 2, Instance = 3, Unit = 4, Tier = 5, Customer = 6, Score = 7, Outside = -3;

    /// <summary>Reads the whole log.</summary>
    /// <exception cref="XmlTrouble">The text is no XML that is taken, or no XES.</exception>
    public LogSegment Read(CancellationToken stop)
    {
        var segment = sink.Begin();
        if (xml.Next() != XmlPiece.Open || !xml.Name.SequenceEqual("log"u8)) throw new XmlTrouble("analyse.xes-none", xml.Line);
        if (xml.IsEmpty) return segment;
        long traces = 0;
        while (xml.Inside(1))
        {
            stop.ThrowIfCancellationRequested();
            if (xml.Name.SequenceEqual("trace"u8)) Trace(++traces);
            else if (xml.Name.SequenceEqual("event"u8)) Event(Outside);
            else xml.Pass();
        }
        if (xml.Next() == XmlPiece.Open) throw new XmlTrouble("analyse.xml-broken", xml.Line);
        sink.End();
        return segment;
    }

    private void Trace(long number)
    {
        if (xml.IsEmpty) return;
        int depth = xml.Depth, name = int.MinValue;
        Array.Fill(ofTrace, []);
        while (xml.Inside(depth))
        {
            if (xml.Name.SequenceEqual("event"u8))
            {
                if (name == int.MinValue) name = NumberOf(System.Text.Encoding.ASCII.GetBytes($"#{number}"));
                Event(name);
            }
            else
            {
                var key = Key();
                if (key.SequenceEqual(caseKey) && Edges.Trim(Value()) is { IsEmpty: false } own) name = NumberOf(own);
                else if (CellOf(key, Unit) is >= 0 and var cell) ofTrace[cell] = Edges.Trim(Value()).ToArray();
                xml.Pass();
            }
        }
    }

    private int NumberOf(ReadOnlySpan<byte> name) => sink.Part.Cases.NumberOf(name);

    private ReadOnlySpan<byte> Key() => xml.Attribute("key"u8, ref keyRoom);

    private ReadOnlySpan<byte> Value() => xml.Attribute("value"u8, ref valueRoom);

    private void Event(int name)
    {
        sink.Segment.Rows++;
        Array.Clear(lengths);
        if (!xml.IsEmpty)
            for (int depth = xml.Depth; xml.Inside(depth);)
            {
                Keep(Key());
                xml.Pass();
            }
        Add(name);
    }

    private void Keep(ReadOnlySpan<byte> key)
    {
        int cell = CellOf(key, 0);
        if (cell < 0) return;
        var value = Edges.Trim(Value());
        if (cells[cell].Length < value.Length) cells[cell] = new byte[value.Length * 2];
        value.CopyTo(cells[cell]);
        lengths[cell] = value.Length;
    }

    private int CellOf(ReadOnlySpan<byte> key, int from)
    {
        for (int cell = from; cell < used; cell++)
            if (key.SequenceEqual(keys[cell])) return cell;
        return -1;
    }

    private EventDetail? Detail()
    {
        if (!sink.Columns.Details) return null;
        var part = sink.Part;
        return new(NumberOf(Unit, part.Units), NumberOf(Tier, part.Tiers), NumberOf(Customer, part.Customers), sink.ScoreOf(Told(Score)));
    }

    private int NumberOf(int cell, NameTable table) => Told(cell) is { IsEmpty: false } name ? Math.Max(-1, table.NumberOf(name)) : -1;

    private ReadOnlySpan<byte> Told(int cell) => lengths[cell] > 0 ? Cell(cell) : ofTrace[cell];

    private ReadOnlySpan<byte> Cell(int cell) => cells[cell].AsSpan(0, lengths[cell]);

    private void Add(int name)
    {
        if (name < 0) sink.Reject(name == Outside ? RowFault.Empty : EventSink.FaultOf(name), "trace", Cell(Name));
        else if (lengths[Name] == 0) sink.Reject(RowFault.Empty, names.KeyOf(LogRole.Touchpoint), Cell(Time));
        else if (lengths[Time] == 0) sink.Reject(RowFault.Empty, names.KeyOf(LogRole.Time), Cell(Name));
        else if (times.Read(Cell(Time)) is var start && start == Step.NoEnd) sink.Reject(RowFault.NoTime, names.KeyOf(LogRole.Time), Cell(Time));
        else if (sink.Part.Touchpoints.NumberOf(Cell(Name)) is var touchpoint && touchpoint < 0)
            sink.Reject(EventSink.FaultOf(touchpoint), names.KeyOf(LogRole.Touchpoint), Cell(Name));
        else
            sink.Add(name, touchpoint, start, Step.NoEnd, 0, EventSink.PhaseOf(Cell(Transition)),
                lengths[Instance] == 0 ? -1 : sink.Part.Instances.NumberOf(Cell(Instance)), Detail());
    }
}
