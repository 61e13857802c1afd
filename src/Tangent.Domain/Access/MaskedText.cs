using System.Text.RegularExpressions;

namespace Tangent.Domain.Access;

/// <summary>
/// Running text, such as a comment that is quoted, with the personal data in it masked: addresses of mail and web, numbers of
/// people, things and accounts, number plates, doors of homes, and names that stand with a title or an introduction.
/// </summary>
/// <remarks>
/// By shape and cue (personal-cues.txt): a name that stands alone in a sentence is not known as one. Worked examples, tested:
/// call 13812342716 gives <c>call 138****2716</c>; Mr. Miller was rude gives <c>Mr. ** was rude</c>.
/// </remarks>
public static partial class MaskedText
{
    private const string Han = @"[\u3400-\u9fff]";
    private static readonly Dictionary<string, string> Cues = Load();
    private static readonly Regex Titled = New($"(?<who>{Cues["surnames"]}){Han}{{0,2}}?(?<title>{Cues["titles"]})");
    private static readonly Regex Introduced = New(
        $"(?<cue>{Cues["introductions"]})(?<gap>[:\uff1a\\s]*)(?<who>{Cues["surnames"]}){Han}{{1,2}}(?={Cues["endings"]}|\\s|$)");
    private static readonly Regex Door = New($@"(?:[0-9A-Za-z-]+(?:{Cues["addresses"]}))(?:[0-9A-Za-z-]+(?:{Cues["addresses"]})?)+");
    private static readonly Regex Account = New($@"(?<cue>{Cues["accounts"]})(?<gap>[:\uff1a\s]*)(?<who>[A-Za-z0-9_-]{{5,20}})");

    /// <summary>The text with what is personal in it masked; nothing stays nothing.</summary>
    /// <param name="text">Any text.</param>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        text = Mail().Replace(text, match => Masking.Email(match.Value));
        text = Web().Replace(text, Masking.Hidden);
        text = Plate().Replace(text, Masking.Hidden);
        text = Door.Replace(text, Masking.Hidden);
        text = Account.Replace(text, match => $"{match.Groups["cue"].Value}{match.Groups["gap"].Value}{Masking.Hidden}");
        text = LongNumber().Replace(text, match => DateShape().IsMatch(match.Value) ? match.Value
            : PhoneShape().IsMatch(match.Value) ? Masking.Phone(match.Value) : Masking.Hidden);
        text = Titled.Replace(text, match => $"{match.Groups["who"].Value}**{match.Groups["title"].Value}");
        text = Introduced.Replace(text, match =>
            $"{match.Groups["cue"].Value}{match.Groups["gap"].Value}{match.Groups["who"].Value}**");
        text = EnglishTitle().Replace(text, match => $"{match.Groups[1].Value} **");
        return EnglishName().Replace(text, match => $"{match.Groups[1].Value} **");
    }

    private static Regex New(string pattern) => new(pattern, RegexOptions.Compiled | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // Alternatives, longer ones first, so that a compound surname is not cut.
    private static Dictionary<string, string> Load()
    {
        using var file = new StreamReader(typeof(MaskedText).Assembly.GetManifestResourceStream("personal-cues.txt")!);
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
        return lines.Select(line => line.Trim().Split(' ')).ToDictionary(words => words[0], words =>
            $"(?:{string.Join('|', words.Skip(1).OrderByDescending(word => word.Length).Select(Regex.Escape))})");
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:https?://|www\.)[^\s\u3000-\uffff]+", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"[\u4e00-\u9fff][A-Z][\u00b7 ]?[A-Z0-9]{5,6}(?![A-Za-z0-9])")]
    private static partial Regex Plate();

    // Numbers of telephones, identity cards, orders and accounts; years, prices and times are shorter.
    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z]{0,4}\+?\d(?:[ -]?\d){5,}[Xx]?[A-Za-z0-9]*")]
    private static partial Regex LongNumber();

    [GeneratedRegex(@"^(?:19|20)\d\d[ -]?[01]?\d[ -]?[0-3]?\d$")]
    private static partial Regex DateShape();

    [GeneratedRegex(@"^\+?\d[\d -]{5,14}\d$")]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"\b((?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?")]
    private static partial Regex EnglishTitle();

    [GeneratedRegex(@"\b([Mm]y name is|[Cc]alled|[Nn]ame:) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?")]
    private static partial Regex EnglishName();
}
