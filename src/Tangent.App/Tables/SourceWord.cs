using System.Text;
using Tangent.Domain;
using Tangent.Domain.Customers;

namespace Tangent.App.Tables;

/// <summary>A word as a source tells it: brought into one form, and looked at before it is kept.</summary>
static class SourceWord
{
    /// <summary>Without white space and byte-order marks around it, in NFC; null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (text is null) return null;
        var trimmed = text.Trim().Trim('\uFEFF').Trim();
        if (trimmed.Length == 0) return null;
        return Ascii.IsValid(trimmed) || trimmed.IsNormalized() ? trimmed : trimmed.Normalize();
    }

    /// <summary>An identifier in its normal form. What has none stays as it came: then it is a problem.</summary>
    public static string? Form(IdentifierKind kind, string? text) => Clean(text) is { } typed ? IdentifierForm.Of(kind, typed) ?? typed : null;

    /// <summary>Notes what is wrong with a word; null is fine.</summary>
    public static void Check(string field, string? text, int longest, int row, List<Problem> problems)
    {
        if (text is null) return;
        if (text.Length == 0) problems.Add(new("form.required", field, row));
        else if (text.Length > longest) problems.Add(new("form.too-long", field, row, longest));
        else if (!SearchText.IsOneLine(text)) problems.Add(new("form.one-line", field, row));
    }

    /// <summary>Notes an identifier that has no normal form.</summary>
    public static void CheckForm(string field, IdentifierKind kind, string? text, int row, List<Problem> problems)
    {
        if (text is not null && IdentifierForm.Of(kind, text) != text) problems.Add(new("customers.identifier-shape", field, row));
    }
}
