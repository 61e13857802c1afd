using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>A piece of the programmes, the latest first.</summary>
public sealed class ListProgrammes(Db db, ObservedReach reach)
{
    /// <summary>Which piece; or one programme alone, which is missing where it is not in sight.</summary>
    public sealed record Request(PieceRequest? Piece = null, Guid? Id = null);

    /// <summary>One programme.</summary>
    /// <param name="Programme">The programme.</param>
    /// <param name="Unit">Who runs it.</param>
    /// <param name="Planned">Sheets that are still to be filled in.</param>
    /// <param name="Sent">Sheets that were filled in.</param>
    public sealed record Row(ObservedProgramme Programme, UnitFact Unit, int Planned, int Sent);

    /// <summary>The piece.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.ObservationPlan) is { } refusal) return refusal;

        var rows = db.ObservedProgrammes.AsNoTracking();
        if (await reach.UnitIds(who, Verb.Read, Kind.ObservationPlan, stop) is { } own) rows = rows.Where(p => EF.Parameter(own).Contains(p.UnitId));
        if (request.Id is { } id) rows = rows.Where(p => p.Id == id);
        var piece = await Keyset.Piece(rows, RowOrder<ObservedProgramme>.ByUniqueKey(p => p.MadeKey, isDescending: true), "programmes",
            request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        if (request.Id is not null && piece.Value.Items.Count == 0) return Fail.NotFound;
        Guid[] ids = [.. piece.Value.Items.Select(p => p.Id)];
        var counts = await db.ObservedSheets.Where(s => EF.Parameter(ids).Contains(s.ProgrammeId)).GroupBy(s => s.ProgrammeId)
            .Select(same => new { same.Key, All = same.Count(), Sent = same.Count(s => s.SentUtc != null) }).ToDictionaryAsync(one => one.Key, stop);
        var units = await reach.Units(stop);
        return piece.Value.Turn(p => counts.GetValueOrDefault(p.Id) is { } count
            ? new Row(p, units[p.UnitId], count.All - count.Sent, count.Sent) : new Row(p, units[p.UnitId], 0, 0));
    }

    /// <summary>Columns for the command line.</summary>
    public static IReadOnlyList<ExportColumn<Row>> AllColumns(ExportWords words) =>
    [
        new("id", words.Of("observed.id"), row => new Cell.Text(row.Programme.Id.ToString())),
        new("title", words.Of("observed.programme"), row => new Cell.Text(row.Programme.Title)),
        new("kind", words.Of("observed.kind"), row => words.Coded(row.Programme.Kind), IsCoded: true),
        new("touchpoint", words.Of("observed.touchpoint"), row => new Cell.Text(row.Programme.Touchpoint)),
        new("planned", words.Of("observed.planned"), row => new Cell.Number(row.Planned)),
        new("sent", words.Of("observed.sent"), row => new Cell.Number(row.Sent)),
    ];
}
