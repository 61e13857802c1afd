using System.Security.Cryptography;
using Tangent.App.Attachments.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Observed;

/// <summary>A photograph as it was sent.</summary>
/// <param name="Bytes">The picture.</param>
/// <param name="Item">Code of the item that it shows, or null.</param>
public sealed record Photograph(byte[] Bytes, string? Item = null);

/// <summary>Photographs as evidence: kept as attachments, told by what they hold and not by what they are called.</summary>
public sealed class Photographs(Db db, StoredFiles files, TangentSettings settings)
{
    /// <summary>Most photographs of a sheet.</summary>
    public const int Most = 8;

    /// <summary>The kind of picture that these bytes are, or null when they are none.</summary>
    public static (string ContentType, string Ending)? KindOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ("image/jpeg", "jpg")
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? ("image/png", "png")
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? ("image/webp", "webp") : null;

    internal IEnumerable<Problem> Problems(IReadOnlyList<Photograph> all, FormDocument form)
    {
        if (all.Count > Most) yield return Problem.Of("photos", "form.too-many", Most);
        foreach (var one in all)
        {
            if (one.Bytes.Length > settings.Limits.UploadBytes) yield return Problem.Of("photos", "installation.file-too-large", settings.Limits.UploadBytes);
            else if (KindOf(one.Bytes) is null) yield return Problem.Of("photos", "observed.not-a-photo");
            if (one.Item is { } item && form[item] is null) yield return Problem.Of("photos", "observed.item-unknown", item);
        }
    }

    /// <summary>Adds them to the coming save, each once.</summary>
    internal async Task Add(Actor who, ObservedReach.Sheet sheet, IReadOnlyList<Photograph> all, CancellationToken stop)
    {
        foreach (var one in all.DistinctBy(photo => Convert.ToHexString(SHA256.HashData(photo.Bytes))))
        {
            var (type, ending) = KindOf(one.Bytes)!.Value;
            var file = await files.Add(who, $"{sheet.Row.Id:N}.{ending}", type, one.Bytes, sheet.Unit.Path, stop);
            db.Add(new SheetEvidence { Id = file, SheetId = sheet.Row.Id, AttachmentId = file, Item = one.Item });
        }
    }
}
