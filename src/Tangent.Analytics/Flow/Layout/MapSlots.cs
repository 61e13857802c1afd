namespace Tangent.Analytics.Flow.Layout;

/// <summary>What stands in the columns of a map: boxes, and slots where lines pass.</summary>
sealed class MapSlots
{
    private const int Sweeps = 10;

    /// <summary>A box or a slot.</summary>
    public sealed class Slot
    {
        public required int Column { get; init; }

        /// <summary>Place of the node, or -1 for a slot.</summary>
        public required int Node { get; init; }

        public required double Height { get; init; }

        public double Y { get; set; }

        public List<(Slot Other, double Weight)> Neighbours { get; } = [];
    }

    public required Slot[] Boxes { get; init; }

    /// <summary>For each edge the slots between its ends, in the order of its direction.</summary>
    public required IReadOnlyList<Slot>[] Lines { get; init; }

    /// <summary>Left edge and width of each column.</summary>
    public required (double X, double Width)[] Columns { get; init; }

    public static MapSlots Of(IReadOnlyList<MapNode> nodes, IReadOnlyList<MapEdge> edges, MapFrame frame, MapRoom room)
    {
        var places = nodes.Select(node => frame.Find(node.Key) ?? (int.MaxValue, 0)).ToArray();
        int[] used = [.. places.Select(place => place.Item1).Distinct().Order()];
        var boxes = nodes.Select((node, i) => new Slot { Column = Array.BinarySearch(used, places[i].Item1), Node = i, Height = node.Height }).ToArray();
        var columns = used.Select(_ => new List<Slot>()).ToArray();
        foreach (var box in boxes.OrderBy(box => places[box.Node].Item2).ThenBy(box => nodes[box.Node].Key, StringComparer.Ordinal))
            columns[box.Column].Add(box);
        foreach (var column in columns) Stack(column, room);
        var lines = edges.Select(edge => Thread(boxes[edge.From], boxes[edge.To], edge.Weight, columns, room)).ToArray();
        foreach (var column in columns) Insert(column);
        for (int sweep = 0; sweep < Sweeps; sweep++)
            foreach (var column in sweep % 2 == 0 ? columns : columns.Reverse()) Settle(column, room);
        double top = columns.SelectMany(column => column).Select(slot => slot.Y - slot.Height / 2).DefaultIfEmpty().Min();
        foreach (var slot in columns.SelectMany(column => column)) slot.Y += room.Margin - top;
        return new() { Boxes = boxes, Lines = lines, Columns = Across(nodes, columns, room) };
    }

    private static (double, double)[] Across(IReadOnlyList<MapNode> nodes, List<Slot>[] columns, MapRoom room)
    {
        var across = new (double X, double Width)[columns.Length];
        double x = room.Margin;
        for (int i = 0; i < columns.Length; i++)
        {
            across[i] = (x, columns[i].Where(slot => slot.Node >= 0).Max(slot => nodes[slot.Node].Width));
            x += across[i].Width + room.ColumnGap;
        }
        return across;
    }

    private static void Stack(List<Slot> column, MapRoom room)
    {
        double y = -column.Sum(slot => slot.Height + room.RowGap) / 2;
        foreach (var slot in column)
        {
            slot.Y = y + slot.Height / 2;
            y += slot.Height + room.RowGap;
        }
    }

    private static List<Slot> Thread(Slot from, Slot to, double weight, List<Slot>[] columns, MapRoom room)
    {
        var line = new List<Slot>();
        if (from == to) return line;
        int step = Math.Sign(to.Column - from.Column), span = Math.Abs(to.Column - from.Column);
        var before = from;
        for (int i = 1; i < span; i++)
        {
            var slot = new Slot { Column = from.Column + step * i, Node = -1, Height = room.LineGap, Y = from.Y + (to.Y - from.Y) * i / span };
            Join(before, slot, weight);
            columns[slot.Column].Add(slot);
            line.Add(slot);
            before = slot;
        }
        if (span > 0) Join(before, to, weight);
        return line;

        static void Join(Slot a, Slot b, double weight)
        {
            a.Neighbours.Add((b, weight));
            b.Neighbours.Add((a, weight));
        }
    }

    // Boxes keep the order of the frame; slots go where their lines come by.
    private static void Insert(List<Slot> column)
    {
        var ordered = column.Select((slot, i) => (slot, i)).OrderBy(one => one.slot.Y).ThenBy(one => one.i).Select(one => one.slot).ToList();
        var boxes = new Queue<Slot>(column.Where(slot => slot.Node >= 0));
        column.Clear();
        foreach (var slot in ordered) column.Add(slot.Node >= 0 ? boxes.Dequeue() : slot);
    }

    /// <summary>Brings a column near to its neighbours without changing its order.</summary>
    private static void Settle(List<Slot> column, MapRoom room)
    {
        var blocks = new List<(double Sum, double Weight, int First)>();
        var offsets = new double[column.Count];
        for (int i = 0; i < column.Count; i++)
        {
            if (i > 0) offsets[i] = offsets[i - 1] + (column[i - 1].Height + column[i].Height) / 2 + Gap(column[i - 1], column[i], room);
            var (wanted, weight) = Wanted(column[i]);
            blocks.Add(((wanted - offsets[i]) * weight, weight, i));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Weight > blocks[^1].Sum / blocks[^1].Weight)
            {
                var (last, before) = (blocks[^1], blocks[^2]);
                blocks.RemoveRange(blocks.Count - 2, 2);
                blocks.Add((last.Sum + before.Sum, last.Weight + before.Weight, before.First));
            }
        }
        for (int block = 0; block < blocks.Count; block++)
        {
            int next = block + 1 < blocks.Count ? blocks[block + 1].First : column.Count;
            for (int i = blocks[block].First; i < next; i++) column[i].Y = blocks[block].Sum / blocks[block].Weight + offsets[i];
        }
    }

    private static double Gap(Slot above, Slot below, MapRoom room) =>
        above.Node >= 0 && below.Node >= 0 ? room.RowGap : above.Node < 0 && below.Node < 0 ? 0 : room.RowGap / 2;

    private static (double Wanted, double Weight) Wanted(Slot slot)
    {
        double sum = 0, weights = 0;
        foreach (var (other, weight) in slot.Neighbours)
        {
            // Straight long lines are easier to follow than straight short ones.
            double pull = weight * (slot.Node < 0 && other.Node < 0 ? 8 : slot.Node < 0 || other.Node < 0 ? 2 : 1);
            sum += pull * other.Y;
            weights += pull;
        }
        return weights == 0 ? (slot.Y, 1e-9) : (sum / weights, slot.Node >= 0 ? weights : Math.Max(weights, 1e-9));
    }
}
