using Tangent.Domain;

namespace Tangent.App.Access.Published;

/// <summary>Why somebody wants to see personal data in the clear: in words that the audit log keeps, not too short to say anything.</summary>
public static class RevealPurpose
{
    private const int Shortest = 6, Longest = 500;

    /// <summary>The purpose on one line, or what is wrong with it.</summary>
    public static Outcome<string> Of(string? typed) => (WrittenText.Line(typed) ?? "") switch
    {
        { Length: < Shortest } => Fail.Wrong("purpose", "access.reveal.purpose", Shortest),
        { Length: > Longest } => Fail.Wrong("purpose", "form.too-long", Longest),
        var purpose => purpose,
    };
}
