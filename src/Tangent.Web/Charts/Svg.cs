using System.Globalization;
using System.Net;
using System.Text;

namespace Tangent.Web.Charts;

/// <summary>
/// Writes one SVG picture as text. Colours and sizes are paint classes (assets/css/paint.css), never styles, so that
/// the strict content security policy holds; all words are encoded here.
/// </summary>
sealed class Svg(double width, double height)
{
    private readonly StringBuilder shapes = new();

    public double Width => width;

    public double Height => height;

    public Svg Line(double x1, double y1, double x2, double y2, string paint, double thick = 1, string? dash = null)
    {
        shapes.Append(CultureInfo.InvariantCulture,
            $"""<line x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}" class="{paint}" stroke-width="{N(thick)}" """);
        if (dash is not null) shapes.Append(CultureInfo.InvariantCulture, $"stroke-dasharray=\"{dash}\" ");
        shapes.Append("/>");
        return this;
    }

    public Svg Rect(double x, double y, double w, double h, string paint, double round = 0)
    {
        shapes.Append(CultureInfo.InvariantCulture,
            $"""<rect x="{N(x)}" y="{N(y)}" width="{N(Math.Max(0, w))}" height="{N(Math.Max(0, h))}" class="{paint}" """);
        if (round > 0) shapes.Append(CultureInfo.InvariantCulture, $"rx=\"{N(round)}\" ");
        shapes.Append("/>");
        return this;
    }

    public Svg Circle(double x, double y, double radius, string paint, double thick = 0)
    {
        shapes.Append(CultureInfo.InvariantCulture,
            $"""<circle cx="{N(x)}" cy="{N(y)}" r="{N(radius)}" class="{paint}" """);
        if (thick > 0) shapes.Append(CultureInfo.InvariantCulture, $"stroke-width=\"{N(thick)}\" ");
        shapes.Append("/>");
        return this;
    }

    public Svg Polyline(IEnumerable<(double X, double Y)> points, string paint, double thick)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{Join(points)}\" class=\"f-none {paint}\" ");
        shapes.Append(CultureInfo.InvariantCulture, $"stroke-width=\"{N(thick)}\" stroke-linejoin=\"round\" />");
        return this;
    }

    public Svg Polygon(IEnumerable<(double X, double Y)> points, string paint)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Join(points)}\" class=\"{paint}\" />");
        return this;
    }

    /// <summary>Cubic Bézier pieces: the first point, then two handles and an end for each piece.</summary>
    public Svg Curve(IReadOnlyList<(double X, double Y)> points, string paint, double thick)
    {
        shapes.Append(CultureInfo.InvariantCulture,
            $"""<path d="M{N(points[0].X)},{N(points[0].Y)} C{Join(points.Skip(1))}" class="f-none {paint}" stroke-width="{N(thick)}" />""");
        return this;
    }

    /// <summary>
    /// What <paramref name="inside"/> draws leads to an address, where there is one; <paramref name="label"/> says where, or what is told
    /// to who points at it.
    /// </summary>
    public Svg Link(string? href, string label, Action<Svg> inside)
    {
        if (href is null)
        {
            shapes.Append(CultureInfo.InvariantCulture, $"<g><title>{WebUtility.HtmlEncode(label)}</title>");
            inside(this);
            shapes.Append("</g>");
            return this;
        }
        shapes.Append(CultureInfo.InvariantCulture,
            $"""<a href="{WebUtility.HtmlEncode(href)}" aria-label="{WebUtility.HtmlEncode(label)}">""");
        inside(this);
        shapes.Append("</a>");
        return this;
    }

    public Svg Text(double x, double y, string text, string paint = "t-12 f-ink3")
    {
        shapes.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{N(x)}\" y=\"{N(y)}\" class=\"{paint}\">{WebUtility.HtmlEncode(text)}</text>");
        return this;
    }

    /// <summary>A finished picture at a place of this one.</summary>
    public Svg Picture(double x, double y, string svg)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<svg x=\"{N(x)}\" y=\"{N(y)}\" {svg.AsSpan("<svg ".Length)}");
        return this;
    }

    /// <summary>The finished picture: <paramref name="label"/> is what a screen reader says instead of it.</summary>
    public string Close(string label) => string.Create(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\" ")
        + $"aria-label=\"{WebUtility.HtmlEncode(label)}\">{shapes}</svg>";

    /// <summary>The finished picture with links inside: a group, for an image would hide them from who cannot see it.</summary>
    public string CloseAsGroup(string label) => string.Create(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"group\" ")
        + $"aria-label=\"{WebUtility.HtmlEncode(label)}\">{shapes}</svg>";

    /// <summary>The finished picture when the words stand beside it already and reading it out would repeat them.</summary>
    public string CloseAsDecoration() => string.Create(CultureInfo.InvariantCulture,
        $"<svg viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" ")
        + $"aria-hidden=\"true\">{shapes}</svg>";

    private static string Join(IEnumerable<(double X, double Y)> points) =>
        string.Join(' ', points.Select(point => $"{N(point.X)},{N(point.Y)}"));

    // One decimal is a tenth of a pixel: enough for the eye, and it keeps the text short and equal on every machine.
    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
