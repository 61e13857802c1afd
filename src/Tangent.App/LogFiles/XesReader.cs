using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>
/// Reads XES (IEEE 1849-2016 and -2023, and 1.0 before it). Attributes of an event are taken from the event itself, not from
/// what is nested inside an attribute. A trace without a name is named by its number.
/// </summary>
sealed class XesReader(XmlText xml, EventSink sink, TimeReader times)
{
    private byte[] keyRoom = new byte[64], valueRoom = new byte[64];
    private readonly byte[][] cells = [new byte[64], new byte[64], new byte[64], new byte[64]];
    private readonly int[] lengths = new int[4];
    private const int Name = 0, Time = 1, Transition = 2, Instance = 3, Outside = -3;

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
        while (xml.Inside(depth))
        {
            if (xml.Name.SequenceEqual("event"u8))
            {
                if (name == int.MinValue) name = NumberOf(System.Text.Encoding.ASCII.GetBytes($"#{number}"));
                Event(name);
            }
            else
            {
                if (Key().SequenceEqual("concept:name"u8) && Edges.Trim(Value()) is { IsEmpty: false } own) name = NumberOf(own);
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
        int cell = key.SequenceEqual("concept:name"u8) ? Name : key.SequenceEqual("time:timestamp"u8) ? Time
            : key.SequenceEqual("lifecycle:transition"u8) ? Transition : key.SequenceEqual("concept:instance"u8) ? Instance : -1;
        if (cell < 0) return;
        var value = Edges.Trim(Value());
        if (cells[cell].Length < value.Length) cells[cell] = new byte[value.Length * 2];
        value.CopyTo(cells[cell]);
        lengths[cell] = value.Length;
    }

    private ReadOnlySpan<byte> Cell(int cell) => cells[cell].AsSpan(0, lengths[cell]);

    private void Add(int name)
    {
        if (name < 0) sink.Reject(name == Outside ? RowFault.Empty : EventSink.FaultOf(name), "trace", Cell(Name));
        else if (lengths[Name] == 0) sink.Reject(RowFault.Empty, "concept:name", Cell(Time));
        else if (lengths[Time] == 0) sink.Reject(RowFault.Empty, "time:timestamp", Cell(Name));
        else if (times.Read(Cell(Time)) is var start && start == Step.NoEnd) sink.Reject(RowFault.NoTime, "time:timestamp", Cell(Time));
        else if (sink.Part.Touchpoints.NumberOf(Cell(Name)) is var touchpoint && touchpoint < 0)
            sink.Reject(EventSink.FaultOf(touchpoint), "concept:name", Cell(Name));
        else
            sink.Add(name, touchpoint, start, Step.NoEnd, 0, EventSink.PhaseOf(Cell(Transition)),
                lengths[Instance] == 0 ? -1 : sink.Part.Instances.NumberOf(Cell(Instance)));
    }
}
