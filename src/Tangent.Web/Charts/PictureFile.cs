using System.Text;

namespace Tangent.Web.Charts;

/// <summary>A drawn chart as a file of its own: the picture with the light colours inside, for documents and slides.</summary>
static class PictureFile
{
    private static readonly Lazy<string> Style = new(() => $"<style>{Read("tokens.css")}\n{Read("paint.css")}\ntext {{ font-family: var(--tg-font); }}\n"
        + "svg { background: var(--tg-panel); }</style>");

    /// <summary>An SVG file of a picture without links.</summary>
    public static byte[] Of(string svg)
    {
        int inside = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        return Encoding.UTF8.GetBytes($"{svg[..4]} xmlns=\"http://www.w3.org/2000/svg\"{svg[4..inside]}{Style.Value}{svg[inside..]}");
    }

    private static string Read(string name)
    {
        using var stream = typeof(PictureFile).Assembly.GetManifestResourceStream($"Charts/{name}")
            ?? throw new InvalidOperationException($"{name} is not in the program");
        using var text = new StreamReader(stream);
        return text.ReadToEnd();
    }
}
