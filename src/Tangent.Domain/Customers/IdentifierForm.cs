using System.Text;

namespace Tangent.Domain.Customers;

/// <summary>How a customer is known.</summary>
public enum IdentifierKind
{
    /// <summary>The company's own number: member, account or subscriber.</summary>
    Number,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>WeChat openid.</summary>
    OpenId,

    /// <summary>E-mail address.</summary>
    Email,
}

/// <summary>The one writing of an identifier by which all its writings are compared. Pure.</summary>
public static class IdentifierForm
{
    /// <summary>Most characters of an identifier.</summary>
    public const int Longest = 100;

    // Of the international telephone numbers of ITU-T E.164, without the plus sign.
    private const int ShortestPhone = 7, LongestPhone = 15;

    /// <summary>The normal form; null when the text is no identifier of this kind.</summary>
    public static string? Of(IdentifierKind kind, string text)
    {
        var form = kind switch
        {
            IdentifierKind.Phone => Phone(text),
            IdentifierKind.Email => Email(text),
            IdentifierKind.OpenId => OneWord(text),
            _ => Number(text),
        };
        return form is { Length: > Longest } ? null : form;
    }

    /// <summary>A telephone number by E.164; one without a country is Chinese.</summary>
    /// <remarks>
    /// Worked examples, tested: <c>138 1234-2716</c>, <c>+86 13812342716</c> and <c>008613812342716</c> give
    /// <c>+8613812342716</c>; <c>（0755）1234 5678</c> gives <c>+8675512345678</c>; <c>+44 20 7946 0958</c> gives
    /// <c>+442079460958</c>; the short number 10086 gives null: nobody is a customer under it.
    /// </remarks>
    public static string? Phone(string text)
    {
        var typed = text.Normalize(NormalizationForm.FormKC).Trim();
        bool isInternational = typed.StartsWith('+');
        var digits = new StringBuilder(typed.Length);
        foreach (char sign in isInternational ? typed[1..] : typed)
        {
            if (char.IsAsciiDigit(sign)) digits.Append(sign);
            else if (!char.IsWhiteSpace(sign) && sign is not ('-' or '(' or ')' or '.' or '/' or '‐' or '–')) return null;
        }
        var number = digits.ToString();
        if (!isInternational && number.StartsWith("00", StringComparison.Ordinal)) (number, isInternational) = (number[2..], true);
        if (!isInternational && Chinese(number) is { } national) (number, isInternational) = ("86" + national, true);
        return isInternational && number.Length is >= ShortestPhone and <= LongestPhone && number[0] != '0' ? "+" + number : null;
    }

    /// <summary>An e-mail address in small letters.</summary>
    /// <remarks>Worked example, tested: <c> Zoe@Example.COM</c> gives <c>zoe@example.com</c>.</remarks>
    public static string? Email(string text)
    {
        var typed = OneWord(text)?.ToLowerInvariant();
        int at = typed?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return at > 0 && at == typed!.LastIndexOf('@') && at < typed.Length - 1 ? typed : null;
    }

    // Without the country: a mobile number, one with an area code, a service number; what has the country without a plus too.
    private static string? Chinese(string number)
    {
        if (number.Length == 13 && number.StartsWith("861", StringComparison.Ordinal)) number = number[2..];
        if (number.Length == 11 && number[0] == '1' && number[1] >= '3') return number;
        if (number.Length is >= 10 and <= 12 && number[0] == '0' && number[1] != '0') return number[1..];
        return number.Length == 10 && (number.StartsWith("400", StringComparison.Ordinal) || number.StartsWith("800", StringComparison.Ordinal))
            ? number : null;
    }

    private static string? Number(string text)
    {
        var typed = text.Trim().Trim('\uFEFF').Trim();
        if (typed.Length == 0 || !SearchText.IsOneLine(typed)) return null;
        return typed.IsNormalized() ? typed : typed.Normalize();
    }

    private static string? OneWord(string text) => Number(text) is { } typed && !typed.Any(char.IsWhiteSpace) ? typed : null;
}
