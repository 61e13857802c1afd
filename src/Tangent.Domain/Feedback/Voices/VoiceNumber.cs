using System.Globalization;

namespace Tangent.Domain.Feedback.Voices;

/// <summary>
/// The number by which a customer and the company speak of an item: year and month, seven digits drawn by chance, so that nobody can
/// count items or guess a neighbour's number, and a check digit that finds what was misheard on the telephone.
/// </summary>
/// <remarks>Worked example, tested: July 2026 and 4831552 give <c>260748315520</c>, written <c>2607-4831-5520</c>.</remarks>
public static class VoiceNumber
{
    /// <summary>How many different numbers a month has.</summary>
    public const int OfAMonth = 10_000_000;

    /// <summary>Makes a number, 12 digits.</summary>
    /// <param name="given">The month in which it was said.</param>
    /// <param name="drawn">From 0, below <see cref="OfAMonth"/>.</param>
    public static string Of(DateTime given, int drawn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(drawn);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(drawn, OfAMonth);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{given:yyMM}{drawn:0000000}");
        return digits + CheckOf(digits);
    }

    /// <summary>As people read it.</summary>
    public static string Shown(string number) => $"{number[..4]}-{number[4..8]}-{number[8..]}";

    /// <summary>The number that somebody typed in any writing; null when it is none.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat((typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(sign => sign is not ('-' or ' ')));
        return digits.Length == 12 && digits.All(char.IsAsciiDigit) && CheckOf(digits[..11]) == digits[11] ? digits : null;
    }

    // Luhn (ISO/IEC 7812-1): finds every wrong digit and nearly every swapped pair.
    private static char CheckOf(string digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = (digits[^(i + 1)] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }
}
