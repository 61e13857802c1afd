using System.Text.RegularExpressions;

namespace Tangent.Domain.Access;

/// <summary>How a value is masked for those who must not see it in the clear.</summary>
public enum MaskForm
{
    /// <summary>Not at all: it is shown to everybody, or to nobody.</summary>
    None,

    /// <summary>As <see cref="Masking.Name"/>.</summary>
    Name,

    /// <summary>As <see cref="Masking.Email"/>.</summary>
    Email,

    /// <summary>As <see cref="Masking.Phone"/>.</summary>
    Phone,

    /// <summary>As <see cref="Masking.Network"/>.</summary>
    Network,

    /// <summary>By what it looks like, as <see cref="Masking.Of"/>.</summary>
    ByShape,

    /// <summary>Nothing of it remains.</summary>
    Hidden,
}

/// <summary>Personal data as it is shown to those who do not need it in the clear (脱敏). Pure functions.</summary>
public static partial class Masking
{
    /// <summary>What stands where nothing may be told, not even the length.</summary>
    public const string Hidden = "***";

    /// <summary>The value in this form; nothing stays nothing.</summary>
    public static string As(MaskForm form, string? value) => form switch
    {
        MaskForm.None => value ?? "",
        MaskForm.Name => Name(value),
        MaskForm.Email => Email(value),
        MaskForm.Phone => Phone(value),
        MaskForm.Network => Network(value),
        MaskForm.ByShape => Of(value),
        _ => string.IsNullOrEmpty(value) ? "" : Hidden,
    };

    /// <summary>A name: of a Chinese one the first character stays, of a Latin one the first letter.</summary>
    /// <remarks>Worked examples, tested: 周晓雯 gives 周**; Zoe Miller gives <c>Z. **</c>; nothing gives nothing.</remarks>
    public static string Name(string? name)
    {
        var trimmed = name?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return "";

        // A character outside the basic plane (rare surnames) is two chars: take the whole text element.
        var first = System.Globalization.StringInfo.GetNextTextElement(trimmed);
        return IsCjk(char.ConvertToUtf32(first, 0)) ? $"{first}**" : $"{first.ToUpperInvariant()}. **";
    }

    /// <summary>An e-mail address: the first letter and the domain stay.</summary>
    /// <remarks>Worked example, tested: <c>zoe@example.com</c> gives <c>z***@example.com</c>.</remarks>
    public static string Email(string? address)
    {
        var trimmed = address?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return "";

        int at = trimmed.LastIndexOf('@');
        return at < 1 ? Hidden : $"{System.Globalization.StringInfo.GetNextTextElement(trimmed)}***{trimmed[at..]}";
    }

    /// <summary>A telephone number: of 11 digits and more the first 3 and the last 4 stay, of 7 to 10 the last 2.</summary>
    /// <remarks>Worked example, tested: 13812342716 gives 138****2716.</remarks>
    public static string Phone(string? number)
    {
        if (string.IsNullOrWhiteSpace(number)) return "";

        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length switch
        {
            >= 11 => $"{digits[..3]}****{digits[^4..]}",
            >= 7 => $"****{digits[^2..]}",
            _ => "****",
        };
    }

    /// <summary>A network address: only the network stays, enough to tell the office from elsewhere.</summary>
    /// <remarks>
    /// Worked examples, tested: 192.0.2.7 gives <c>192.0.*.*</c>; 2001:db8:1::7 gives <c>2001:db8:*</c>; other text <c>***</c>.
    /// </remarks>
    public static string Network(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return "";
        if (!System.Net.IPAddress.TryParse(address, out var ip)) return Hidden;

        var bytes = (ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip).GetAddressBytes();
        return bytes.Length == 4
            ? $"{bytes[0]}.{bytes[1]}.*.*"
            : $"{bytes[0] << 8 | bytes[1]:x}:{bytes[2] << 8 | bytes[3]:x}:*";
    }

    /// <summary>A value whose kind is not known: masked by its shape, and hidden whole when it looks like none.</summary>
    /// <remarks>Worked example, tested: a sentence, a network address or a number gives <c>***</c>.</remarks>
    public static string Of(string? value) => value?.Trim() switch
    {
        null or "" => "",
        var text when EmailShape().IsMatch(text) => Email(text),
        var text when PhoneShape().IsMatch(text) => Phone(text),
        var text when NameShape().IsMatch(text) => Name(text),
        _ => Hidden,
    };

    // Han ideographs of the basic plane with extension A, compatibility forms, and the extensions beyond.
    private static bool IsCjk(int point) =>
        point is >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x323AF;

    [GeneratedRegex(@"^[^\s@]+@[^\s@]+$")]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"^\+?\d[\d -]{5,18}\d$")]
    private static partial Regex PhoneShape();

    [GeneratedRegex(@"^[\p{L}][\p{L}·.'’ -]{0,40}$")]
    private static partial Regex NameShape();
}
