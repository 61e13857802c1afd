using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tangent.Web.Parts;

/// <summary>Ids of elements made from what they name: the same page gives the same HTML, so tests and caches can compare.</summary>
static class PartId
{
    public static string Of(string prefix, string? name) =>
        $"{prefix}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name ?? "")).AsSpan(0, 4))}";

    /// <summary>Id of the input of a form's field: the list of problems links to it.</summary>
    public static string OfField(string field, string? within = null) => string.Create(CultureInfo.InvariantCulture,
        $"f-{(within is null ? "" : within + "-")}{field.Replace('.', '-').ToLowerInvariant()}");
}
