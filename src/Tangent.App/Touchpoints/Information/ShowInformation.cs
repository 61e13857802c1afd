using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Information;

/// <summary>One information item with its versions, the touchpoints where it stands, and what the reader may do.</summary>
public sealed class ShowInformation(Db db, InformationRows rows, PeopleFacts people)
{
    // One that changes daily fills this in half a year; older acts stand in the audit log.
    private const int MostVersions = 200;

    /// <summary>What to show.</summary>
    public sealed record Request(Guid Id);

    /// <summary>One change of it.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="AtUtc">When.</param>
    /// <param name="By">Who, masked where the reader must not see the name; null for one who is gone.</param>
    /// <param name="State">How far the text had come.</param>
    /// <param name="Content">The text.</param>
    public sealed record Change(int Number, DateTime AtUtc, string? By, InformationState State, InformationContent Content);

    /// <summary>The item as this reader sees it.</summary>
    public sealed record Shown(InformationRow Row, IReadOnlyList<Change> Versions, IReadOnlyDictionary<Guid, FindTouchpoints.Found> Touchpoints,
        bool MayEdit, bool MayPublish, bool MayRetire);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Information) is { } refusal) return refusal;

        var id = new InformationId(request.Id);
        if (await db.InformationItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, stop) is not { } item) return Fail.NotFound;

        var row = (await rows.Naming([item], stop))(item);
        var versions = await db.InformationVersions.AsNoTracking().Where(v => v.ItemId == id)
            .OrderByDescending(v => v.Number).Take(MostVersions).ToListAsync(stop);
        var names = await people.Names(who, [.. versions.Select(v => v.ActorId).Distinct()], stop);
        var ids = new[] { item.Live, item.Waiting }.OfType<InformationContent>().SelectMany(content => content.Placements)
            .Select(place => new TouchpointId(place.Touchpoint)).Distinct().ToList();
        var places = await db.Touchpoints.AsNoTracking().Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop);
        return new Shown(row,
            [.. versions.Select(v => new Change(v.Number, v.AtUtc, names.GetValueOrDefault(v.ActorId), v.State, v.Content))],
            places.ToDictionary(t => t.Id.Value, t => new FindTouchpoints.Found(t.Id.Value, t.Code, t.NameZh, t.NameEn)),
            who.May(Verb.Update, Kind.Information, row.Unit.Path), who.May(Verb.Act, Kind.Information, row.Unit.Path),
            who.May(Verb.Delete, Kind.Information, row.Unit.Path));
    }
}
