using System.Security.Cryptography;
using System.Text;
using Tangent.Analytics.Surveys;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback;

/// <summary>What a judgement must be to be kept, and how its words are written.</summary>
static class JudgementRules
{
    private const int LongestComment = 4000;

    /// <summary>The entry as it is written: white space around words is gone, characters are composed, empty is null.</summary>
    public static JudgementEntry Clean(JudgementEntry told) => told with
    {
        ExternalId = SourceWord.Clean(told.ExternalId) ?? "",
        Journey = SourceWord.Clean(told.Journey),
        Touchpoint = SourceWord.Clean(told.Touchpoint),
        Scale = ScaleName(told.Scale),
        Comment = SourceWord.Clean(told.Comment),
        Customer = SourceWord.Clean(told.Customer),
        Phone = SourceWord.Form(IdentifierKind.Phone, told.Phone),
        OpenId = SourceWord.Form(IdentifierKind.OpenId, told.OpenId),
        Email = SourceWord.Form(IdentifierKind.Email, told.Email),
        Unit = SourceWord.Clean(told.Unit),
    };

    /// <summary>Everything that is wrong with a clean entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="row">Its row, from 1.</param>
    /// <param name="problems">What is wrong is added here.</param>
    /// <param name="isOfSomebody">Whether its customer is known, whatever it names.</param>
    public static void Check(JudgementEntry entry, int row, List<Problem> problems, bool isOfSomebody = false)
    {
        SourceWord.Check("externalId", entry.ExternalId, 100, row, problems);
        SourceWord.Check("journey", entry.Journey, 100, row, problems);
        SourceWord.Check("touchpoint", entry.Touchpoint, 200, row, problems);
        SourceWord.Check("customer", entry.Customer, 100, row, problems);
        SourceWord.CheckForm("phone", IdentifierKind.Phone, entry.Phone, row, problems);
        SourceWord.CheckForm("openId", IdentifierKind.OpenId, entry.OpenId, row, problems);
        SourceWord.CheckForm("email", IdentifierKind.Email, entry.Email, row, problems);
        SourceWord.Check("unit", entry.Unit, 80, row, problems);
        if (!isOfSomebody && entry is { Journey: null, Customer: null, Phone: null, OpenId: null, Email: null })
            problems.Add(new("feedback.of-nobody", "journey", row));
        if (entry is { Score: null, Comment: null }) problems.Add(new("feedback.says-nothing", "score", row));
        if (entry.Comment?.Length > LongestComment) problems.Add(new("form.too-long", "comment", row, LongestComment));
        if (entry.Comment?.Contains('\0') == true) problems.Add(new("form.one-line", "comment", row));
        if (!(entry.Weight >= 0) || double.IsInfinity(entry.Weight)) problems.Add(new("feedback.weight", "weight", row));
        CheckScore(entry, row, problems);
    }

    /// <summary>
    /// The name of a judgement that has none: by all that it says, so that the same told again is the same, and what is corrected is
    /// another one.
    /// </summary>
    public static string NameOf(string said) => "row-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..32];

    private static void CheckScore(JudgementEntry entry, int row, List<Problem> problems)
    {
        if (entry.Scale is not null && Scale.Named(entry.Scale) is null)
        {
            problems.Add(new("feedback.scale-shape", "scale", row, entry.Scale));
            return;
        }
        if (entry.Score is not { } score) return;
        if (!double.IsFinite(score))
        {
            problems.Add(new("feedback.not-a-score", "score", row));
            return;
        }
        var scale = Scale.Named(entry.Scale) ?? (entry.Instrument == Instrument.Nps ? new Scale(0, 10) : null);
        if (scale is { } known && !known.Holds(score)) problems.Add(new("feedback.score-outside", "score", row, known.Least, known.Most));
    }

    private static string? ScaleName(string? told) => SourceWord.Clean(told) is { } name ? Scale.Named(name)?.Name ?? name : null;
}
