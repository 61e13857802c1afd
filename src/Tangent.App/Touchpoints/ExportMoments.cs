using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>The moments as shown, as a file: same filter, order and columns, all rows. A right of its own, and audited.</summary>
public sealed class ExportMoments(Db db, MomentRows moments, Audit audit)
{
    /// <summary>What to export.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(MomentFilter Filter, MomentOrder Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<MomentRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Moment) is { } refusal) return refusal;

        var columns = ExportColumns.Chosen(MomentColumns.All(request.Words), request.Columns);
        var rows = await moments.Where(request.Filter, stop);
        var problems = (columns.Failure?.Problems ?? []).Concat(rows.Failure?.Problems ?? []).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        audit.Write(who, "moments.did.export", who.ListSubject(Kind.Moment),
            after: new { request.Filter, request.Order, Columns = columns.Value.Select(column => column.Key) });
        if (await db.Commit(stop) is { } trouble) return trouble;
        return new ExportTable<MomentRow>(request.Words.Of("moments.list.title"), columns.Value,
            Rows(who, Keyset.Batches(rows.Value, MomentRows.Ordered(request.Order), stop), stop));
    }

    private async IAsyncEnumerable<MomentRow> Rows(
        Actor who, IAsyncEnumerable<IReadOnlyList<Moment>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
        {
            var name = await moments.Naming(who, batch, stop);
            foreach (var moment in batch) yield return name(moment);
        }
    }
}

/// <summary>The columns in which moments are exported.</summary>
static class MomentColumns
{
    public static IReadOnlyList<ExportColumn<MomentRow>> All(ExportWords words) =>
    [
        new("name", words.Of(words.IsChinese ? "touchpoints.field.name-zh" : "touchpoints.field.name-en"),
            row => new Cell.Text(words.IsChinese ? row.Details.NameZh : row.Details.NameEn)),
        new("other-name", words.Of(words.IsChinese ? "touchpoints.field.name-en" : "touchpoints.field.name-zh"),
            row => new Cell.Text(words.IsChinese ? row.Details.NameEn : row.Details.NameZh)),
        new("touchpoint", words.Of("moments.field.touchpoint"),
            row => new Cell.Coded(row.At.Code, words.IsChinese ? row.At.NameZh : row.At.NameEn), true),
        new("unit", words.Of("touchpoints.field.unit"), row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), true),
        new("testing", words.Of("moments.field.testing"), row => new Cell.Coded(row.Testing?.Code, Testing(words, row.Testing)), true),
        new("need", words.Of("moments.field.need"), row => new Cell.Text(row.Details.Sheet.Need)),
        new("success", words.Of("moments.field.success"), row => new Cell.Text(row.Details.Sheet.Success)),
        new("failure", words.Of("moments.field.failure"), row => new Cell.Text(row.Details.Sheet.Failure)),
        new("expected", words.OfMember(MomentList.StandardExpectation), row => Lines(row, MomentList.StandardExpectation, words)),
        new("detractors", words.OfMember(MomentList.Detractor), row => Lines(row, MomentList.Detractor, words)),
        new("enhancers", words.OfMember(MomentList.Enhancer), row => Lines(row, MomentList.Enhancer, words)),
        new("playbook", words.Of("moments.field.playbook"), row => new Cell.Text(row.Details.Sheet.Playbook)),
        new("congruence", words.Of("moments.frames.congruence"),
            row => row.Details.Sheet.Frames.Congruence is { } rating ? new Cell.Number(rating) : new Cell.Text("")),
        new("owner", words.Of("moments.field.owner"), row => new Cell.Coded(row.Owner?.Id.ToString(), row.Owner?.Name), true),
        new("back-owner", words.Of("moments.field.back-owner"),
            row => new Cell.Coded(row.BackStageOwner?.Id.ToString(), row.BackStageOwner?.Name), true),
        new("changed", words.Of("touchpoints.field.changed"), row => new Cell.Moment(row.ChangedUtc)),
        new("retired", words.Of("moments.field.retired"), row => new Cell.Moment(row.RetiredUtc)),
    ];

    private static string? Testing(ExportWords words, TestingKind? kind) =>
        kind is null ? null : TestingKinds.BuiltIn(kind.Code) is { } member ? words.OfMember(member) : words.IsChinese ? kind.NameZh : kind.NameEn;

    private static Cell.Text Lines(MomentRow row, MomentList list, ExportWords words) => new(string.Join('\n', row.Of(list)
        .Select(item => $"{item.Text} [{words.OfMember(item.Source)}{(item.Evidence is null ? "" : " " + item.Evidence)}]")));
}
