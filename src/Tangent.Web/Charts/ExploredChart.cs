using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Tangent.Web.Charts;

/// <summary>
/// The typed option record behind a chart that is zoomed and explored; assets/ts/chart-record.ts is its other half.
/// Text is never markup: the browser shows it as plain text.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Timeline), "timeline")]
[JsonDerivedType(typeof(BubbleField), "bubbles")]
public abstract record ExploredChart
{
    /// <summary>What a screen reader says instead of the chart.</summary>
    public required string Label { get; init; }

    /// <summary>BCP 47 tag of the reader's culture, such as zh-CN.</summary>
    public required string Locale { get; init; }

    /// <summary>Digits after the point.</summary>
    public required int Decimals { get; init; }

    /// <summary>Unit right behind the number, or empty.</summary>
    public required string Unit { get; init; }

    /// <summary>The word for the interval in the tooltip.</summary>
    public required string IntervalWord { get; init; }

    /// <summary>Lines over time with bands and events.</summary>
    public sealed record Timeline(IReadOnlyList<string> X, IReadOnlyList<Line> Series, IReadOnlyList<Event> Events)
        : ExploredChart;

    /// <summary>One line; every list is as long as the time axis, null where there is no value.</summary>
    /// <param name="Name">Name in the reader's language.</param>
    /// <param name="Paint">Token of its colour: s1 to s4, pos, neg, neu, warn.</param>
    /// <param name="Values">The values.</param>
    /// <param name="Low">Low ends of the intervals, or null when there are none.</param>
    /// <param name="High">High ends, or null.</param>
    /// <param name="N">Observations behind each value, or null.</param>
    public sealed record Line(string Name, string Paint, IReadOnlyList<double?> Values,
        IReadOnlyList<double?>? Low, IReadOnlyList<double?>? High, IReadOnlyList<int?>? N);

    /// <summary>Something that happened at a place of the time axis.</summary>
    public sealed record Event(int At, string Label);

    /// <summary>Bubbles over two measures.</summary>
    public sealed record BubbleField(string XName, string YName, IReadOnlyList<Bubble> Bubbles) : ExploredChart;

    /// <summary>One bubble; <paramref name="Note"/> carries interval and n in words.</summary>
    public sealed record Bubble(
        string Name, double X, double Y, double Size, string Paint, bool IsSignificant, string Note);

    // The default encoder turns <, > and & into escapes, so the record can stand inside a script element.
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.CjkUnifiedIdeographs),
    };

    /// <summary>The record as JSON that is safe inside a script element.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Web);
}
