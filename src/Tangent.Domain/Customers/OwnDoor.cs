namespace Tangent.Domain.Customers;

/// <summary>How the doors to customers' own pages are made: codes are short and live for minutes, links are long and open little.</summary>
public static class OwnDoor
{
    /// <summary>Digits of a code.</summary>
    public const int CodeDigits = 6;

    /// <summary>How often a code may be tried.</summary>
    public const int CodeTries = 5;

    /// <summary>Codes that one contact is sent within <see cref="CodeLife"/>; who asks more often is answered the same and sent nothing.</summary>
    public const int CodesAtOnce = 3;

    /// <summary>Longest text that somebody can type to be sent a code: a number, a telephone number or an address.</summary>
    public const int LongestTyped = 100;

    /// <summary>How long a code may be entered.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long somebody stays inside.</summary>
    public static readonly TimeSpan VisitLife = TimeSpan.FromMinutes(30);
}
