namespace Tangent.Analytics.Flow.Layout;

/// <summary>A node to be placed.</summary>
/// <param name="Key">Its name, as in the frame.</param>
/// <param name="Width">Width of its box.</param>
/// <param name="Height">Height of its box.</param>
public readonly record struct MapNode(string Key, double Width, double Height);

/// <summary>A point of a drawing; y grows downwards.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct MapPoint(double X, double Y);

/// <summary>A node in its place.</summary>
/// <param name="Key">Its name.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
public sealed record PlacedNode(string Key, double X, double Y, double Width, double Height);

/// <summary>A way in its place: cubic curves, the first point and then two controls and a point for each.</summary>
/// <param name="From">Place of its beginning among the nodes.</param>
/// <param name="To">Place of its end.</param>
/// <param name="Curve">1 + 3·n points.</param>
/// <param name="Label">Middle of a place for a few words.</param>
/// <param name="IsBack">Whether it leads against the stream, or stays in its column.</param>
public sealed record PlacedEdge(int From, int To, IReadOnlyList<MapPoint> Curve, MapPoint Label, bool IsBack);

/// <summary>How much room there is on a map.</summary>
/// <param name="ColumnGap">Between columns.</param>
/// <param name="RowGap">Between nodes of a column.</param>
/// <param name="LineGap">Between lines that pass a column.</param>
/// <param name="LabelWidth">Of the words at a way.</param>
/// <param name="LabelHeight">Of the words at a way.</param>
/// <param name="Margin">Around everything.</param>
public readonly record struct MapRoom(double ColumnGap, double RowGap, double LineGap, double LabelWidth, double LabelHeight, double Margin)
{
    /// <summary>Room for boxes with a Chinese or English name and two figures.</summary>
    public static MapRoom Usual { get; } = new(88, 26, 16, 46, 15, 28);
}

/// <summary>
/// The layered drawing of a map, left to right: pure, the same for the same input, and stable, because columns and orders come from a
/// frame that filters do not change.
/// </summary>
/// <remarks>
/// A way that spans several columns gets a slot in each, so no line crosses a box. Within the order, places are the least squares of the
/// distances to neighbours under least distances: pool adjacent violators (Barlow and others 1972).
/// </remarks>
public sealed record MapLayout(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges, double Width, double Height)
{
    /// <summary>The drawing.</summary>
    /// <param name="nodes">Nodes that are shown, each once.</param>
    /// <param name="edges">Ways that are shown.</param>
    /// <param name="frame">Columns and orders; nodes that it does not know come last.</param>
    /// <param name="room">Distances.</param>
    public static MapLayout Of(IReadOnlyList<MapNode> nodes, IReadOnlyList<MapEdge> edges, MapFrame frame, MapRoom? room = null)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(frame);
        var given = room ?? MapRoom.Usual;
        var slots = MapSlots.Of(nodes, edges, frame, given);
        return MapLines.Draw(nodes, edges, slots, given);
    }
}
