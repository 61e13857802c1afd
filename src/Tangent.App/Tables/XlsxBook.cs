using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Tangent.App.Tables;

/// <summary>The parts of a workbook that reading one sheet needs: which sheet, its texts, which numbers are dates.</summary>
/// <remarks>Parts are found by their local names, so that both flavours of the format (strict, transitional) are read.</remarks>
sealed partial class XlsxBook : IDisposable
{
    private readonly ZipArchive zip;
    private readonly InsideCount count;

    public XlsxBook(Stream stream, TableLimits limits)
    {
        zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        count = new(stream.Length, limits);
        var links = Links();
        (SheetName, SheetPath, IsFrom1904) = FirstVisibleSheet(links);
        Texts = SharedTexts(links.GetValueOrDefault("sharedStrings") ?? "xl/sharedStrings.xml");
        DateStyles = ReadDateStyles(links.GetValueOrDefault("styles") ?? "xl/styles.xml");
    }

    /// <summary>Name of the first visible sheet; null when there is none.</summary>
    public string? SheetName { get; }

    /// <summary>Whether days are counted from 1904.</summary>
    public bool IsFrom1904 { get; }

    /// <summary>The texts that cells name by number.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>By number of the style: whether its numbers are dates.</summary>
    public IReadOnlyList<bool> DateStyles { get; }

    private string? SheetPath { get; }

    /// <summary>Share of the sheet that was read, 0 to 1, as far as the file says how long it is.</summary>
    public double Share => zip.GetEntry(SheetPath!) is { Length: > 0 } part ? Math.Min(1, (double)count.Bytes / part.Length) : 0;

    /// <summary>The sheet's markup; null when its part is missing.</summary>
    public XmlReader? OpenSheet() => SheetPath is null ? null : Open(SheetPath);

    /// <inheritdoc />
    public void Dispose() => zip.Dispose();

    /// <summary>Text of a shared or inline string: its runs together, without phonetic guides. The reader stands at its end.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        int depth = xml.Depth, guide = int.MaxValue;
        var text = new StringBuilder();
        bool isText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") guide = xml.Depth;
            if (xml.Depth <= guide && xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "rPh") guide = int.MaxValue;
            if (xml.NodeType == XmlNodeType.Element) isText = xml.LocalName == "t" && xml.Depth < guide;
            else if (isText && xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
            {
                if (isText) text.Append(xml.Value);
            }
        }
        return Unescape(text.ToString());
    }

    /// <summary>Characters that the markup cannot hold stand in it as <c>_x000D_</c>.</summary>
    public static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escaped().Replace(text, match => ((char)int.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    private XmlReader? Open(string path)
    {
        if (zip.GetEntry(path) is not { } part) return null;
        return XmlReader.Create(ZipBounds.Open(part, count), new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    /// <summary>Paths of the workbook's parts: by id, and by the last word of their kind.</summary>
    private Dictionary<string, string> Links()
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = Open("xl/_rels/workbook.xml.rels");
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("Target") is not { } target) continue;
            var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
            if (xml.GetAttribute("Id") is { } id) links["#" + id] = path;
            if (xml.GetAttribute("Type") is { } type) links.TryAdd(type[(type.LastIndexOf('/') + 1)..], path);
        }
        return links;
    }

    private (string? Name, string? Path, bool IsFrom1904) FirstVisibleSheet(Dictionary<string, string> links)
    {
        (string? name, string? path, bool isFrom1904) = (null, null, false);
        using var xml = Open("xl/workbook.xml");
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "workbookPr") isFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            if (xml.LocalName != "sheet" || name is not null || xml.GetAttribute("state") is "hidden" or "veryHidden") continue;
            var link = Attribute(xml, "id");
            (name, path) = (xml.GetAttribute("name") ?? "", link is null ? null : links.GetValueOrDefault("#" + link));
        }
        return (name, path, isFrom1904);
    }

    // The id of a sheet is in a namespace that differs between the flavours.
    private static string? Attribute(XmlReader xml, string localName)
    {
        string? value = null;
        for (bool has = xml.MoveToFirstAttribute(); has; has = xml.MoveToNextAttribute())
            if (xml.LocalName == localName && xml.Prefix.Length > 0) value = xml.Value;
        xml.MoveToElement();
        return value;
    }

    private List<string> SharedTexts(string path)
    {
        var texts = new List<string>();
        long characters = 0;
        using var xml = Open(path);
        while (xml?.Read() == true)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            texts.Add(Text(xml));
            characters += texts[^1].Length + 16;
            if (characters > TableLimits.MostSharedCharacters) throw new TooMuchInsideException();
        }
        return texts;
    }

    private List<bool> ReadDateStyles(string path)
    {
        var (own, styles) = (new Dictionary<int, bool>(), new List<bool>());
        bool isInside = false;
        using var xml = Open(path);
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs") isInside = xml.NodeType == XmlNodeType.Element;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && int.TryParse(xml.GetAttribute("numFmtId"), out int id))
                own[id] = DateLetters().IsMatch(Quoted().Replace(xml.GetAttribute("formatCode") ?? "", ""));
            else if (xml.LocalName == "xf" && isInside)
                styles.Add(int.TryParse(xml.GetAttribute("numFmtId"), out int number) && (own.GetValueOrDefault(number) || IsBuiltInDate(number)));
        }
        return styles;
    }

    private static bool IsBuiltInDate(int format) => format is >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    [GeneratedRegex(@"""[^""]*""|\\.|\[[^\]]*\]|_.|\*.")]
    private static partial Regex Quoted();

    [GeneratedRegex("[ymdhsYMDHS]")]
    private static partial Regex DateLetters();
}
