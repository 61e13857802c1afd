using Microsoft.EntityFrameworkCore;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Attachments;

/// <summary>Gives a stored file back.</summary>
public sealed class ReadAttachment(Db db, TangentSettings settings)
{
    /// <summary>Which attachment.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The file.</summary>
    /// <param name="FileName">Its name.</param>
    /// <param name="ContentType">What kind of file it is.</param>
    /// <param name="Bytes">Its bytes.</param>
    public sealed record Answer(string FileName, string ContentType, byte[] Bytes);

    /// <summary>The file, when it lies in the actor's scope and was not erased.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Attachment) is { } refusal) return refusal;

        var found = await InScope(db, who, Verb.Read).SingleOrDefaultAsync(a => a.Id == request.Id && a.ErasedUtc == null, stop);
        if (found is null) return Fail.NotFound;
        return await AttachmentStore.Read(settings.Database, found.Sha256, stop) is { } bytes
            ? new Answer(found.FileName, found.ContentType, bytes)
            : Fail.NotFound;
    }

    internal static IQueryable<Attachment> InScope(Db db, Actor who, Verb verb)
    {
        var units = who.Scope(verb, Kind.Attachment).Select(unit => unit.Value).ToList();
        return db.Attachments.Where(attachment => units.Any(unit => EF.Functions.Like(attachment.UnitPath, unit + "%")));
    }
}
