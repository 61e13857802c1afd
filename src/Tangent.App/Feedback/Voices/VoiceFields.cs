using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>What somebody said, as it is taken down; not yet checked.</summary>
/// <param name="Kind">What the customer wants.</param>
/// <param name="Way">By which way it came.</param>
/// <param name="Words">What was said, up to 4,000 characters.</param>
/// <param name="Remedy">What the customer wants to have done, up to 500 characters, or null.</param>
/// <param name="Address">How the customer wishes to be called, up to 60 characters, or null.</param>
/// <param name="GivenUtc">When it was said; null: now.</param>
/// <param name="Customer">The company's number for the customer, or null.</param>
/// <param name="Phone">The customer's telephone number, or null.</param>
/// <param name="OpenId">The customer's WeChat openid, or null.</param>
/// <param name="Email">The customer's e-mail address, or null.</param>
/// <param name="Touchpoint">Id of the touchpoint that it is about, or null.</param>
/// <param name="UnitId">The unit whose inbox takes it.</param>
public sealed record VoiceFields(VoiceKind? Kind, VoiceWay? Way, string? Words, string? Remedy = null, string? Address = null,
    DateTime? GivenUtc = null, string? Customer = null, string? Phone = null, string? OpenId = null, string? Email = null,
    Guid? Touchpoint = null, Guid? UnitId = null)
{
    /// <summary>The fields as they are kept: cleaned, identifiers in their normal forms.</summary>
    internal VoiceFields Clean() => this with
    {
        Words = WrittenText.Clean(Words),
        Remedy = WrittenText.Line(Remedy),
        Address = WrittenText.Line(Address),
        Customer = SourceWord.Clean(Customer),
        Phone = SourceWord.Form(IdentifierKind.Phone, Phone),
        OpenId = SourceWord.Form(IdentifierKind.OpenId, OpenId),
        Email = SourceWord.Form(IdentifierKind.Email, Email),
    };

    /// <summary>Everything that is wrong with clean fields by themselves.</summary>
    internal List<Problem> Problems(DateTime nowUtc, int? row = null)
    {
        var problems = new List<Problem>();
        if (Kind is not { } kind || !Enum.IsDefined(kind)) problems.Add(Problem.Of("kind", "form.required"));
        if (Way is not { } way || !Enum.IsDefined(way)) problems.Add(Problem.Of("way", "form.required"));
        problems.AddRange(WrittenText.Check("words", Words, Voice.LongestWords, isRequired: true));
        problems.AddRange(WrittenText.Check("remedy", Remedy, Voice.LongestRemedy));
        problems.AddRange(WrittenText.Check("address", Address, Voice.LongestAddress));
        if (GivenUtc > nowUtc) problems.Add(Problem.Of("given", "voices.not-yet"));
        SourceWord.Check("customer", Customer, IdentifierForm.Longest, 0, problems);
        SourceWord.CheckForm("phone", IdentifierKind.Phone, Phone, 0, problems);
        SourceWord.CheckForm("openId", IdentifierKind.OpenId, OpenId, 0, problems);
        SourceWord.CheckForm("email", IdentifierKind.Email, Email, 0, problems);
        return [.. problems.Select(problem => problem with { Row = row })];
    }
}
