using System.Runtime.CompilerServices;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>The inbox as shown, as a file: same filter, order and columns, masked for whom it is masked. Audited.</summary>
public sealed class ExportVoices(Db db, VoiceRows rows, Audit audit)
{
    /// <summary>What to take out.</summary>
    /// <param name="Filter">Narrowed to what.</param>
    /// <param name="Order">Ordered how; null as usual.</param>
    /// <param name="Columns">Keys of the columns in order; null or none for all.</param>
    /// <param name="Words">The words of headers and labels.</param>
    public sealed record Request(VoiceFilter Filter, VoiceOrder? Order, IReadOnlyList<string>? Columns, ExportWords Words);

    /// <summary>The list, its rows not yet read: they are read while the file is written.</summary>
    public async Task<Outcome<ExportTable<VoiceRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Voice) is { } refusal) return refusal;

        var filter = request.Filter;
        var columns = ExportColumns.Chosen(AllColumns(request.Words), request.Columns);
        if (columns.Failure is { } unknown) return unknown;
        var found = await rows.Where(who, Verb.Export, filter, stop);
        if (found.Failure is { } wrong) return wrong;
        // What was searched may be somebody's name: that it was searched is kept, not for what.
        audit.Write(who, "voices.did.export", who.ListSubject(Kind.Voice), after: new
        {
            filter.Part,
            filter.Kind,
            filter.Touchpoint,
            filter.UnitId,
            IsSearched = filter.Search is not null,
            Columns = columns.Value.Select(column => column.Key),
        });
        if (await db.Commit(stop) is { } trouble) return trouble;
        var order = VoiceRows.Ordered(request.Order ?? VoiceOrder.Usual(filter.Part));
        return new ExportTable<VoiceRow>(request.Words.Of("voices.title"), columns.Value, Shown(who, Keyset.Batches(found.Value, order, stop), stop));
    }

    private async IAsyncEnumerable<VoiceRow> Shown(
        Actor who, IAsyncEnumerable<IReadOnlyList<Voice>> batches, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var batch in batches.WithCancellation(stop))
            foreach (var row in await rows.Show(who, batch, isRevealed: false, stop))
                yield return row;
    }

    /// <summary>Every column, for exports and the command line.</summary>
    public static IReadOnlyList<ExportColumn<VoiceRow>> AllColumns(ExportWords words) =>
    [
        new("number", words.Of("voices.number"), row => new Cell.Text(VoiceNumber.Shown(row.Number))),
        new("words", words.Of("voices.words"), row => new Cell.Text(row.Words)),
        new("kind", words.Of("voices.kind"), row => words.Coded(row.Kind), IsCoded: true),
        new("way", words.Of("voices.way"), row => words.Coded(row.Way), IsCoded: true),
        new("source", words.Of("voices.source"), row => new Cell.Text(row.Source)),
        new("touchpoint", words.Of("voices.touchpoint"),
            row => row.Touchpoint is { } at ? words.Unit(at.Code, at.NameZh, at.NameEn) : new Cell.Coded(null, null), IsCoded: true),
        new("themes", words.Of("voices.theme"), row => new Cell.Text(string.Join("; ", row.Themes.Select(theme => theme.Code)))),
        new("sentiment", words.Of("voices.sentiment"), row => words.Coded(row.Sentiment), IsCoded: true),
        new("customer", words.Of("voices.customer"), row => new Cell.Number(row.Customer)),
        new("remedy", words.Of("voices.remedy"), row => new Cell.Text(row.Remedy)),
        new("unit", words.Of("voices.unit"), row => words.Unit(row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), IsCoded: true),
        new("person", words.Of("voices.person"), row => new Cell.Text(row.Person?.Name)),
        new("given", words.Of("voices.given"), row => new Cell.Moment(row.GivenUtc)),
        new("received", words.Of("voices.received"), row => new Cell.Moment(row.ReceivedUtc)),
        new("due", words.Of("voices.due"), row => new Cell.Moment(row.DueUtc)),
        new("replied", words.Of("voices.replied"), row => new Cell.Moment(row.RepliedUtc)),
        new("ended", words.Of("voices.ended"), row => new Cell.Moment((row.State as VoiceState.Ended)?.AtUtc)),
        new("how", words.Of("voices.how"), row => row.State is VoiceState.Ended ended ? words.Coded(ended.How) : new Cell.Coded(null, null), IsCoded: true),
        new("reason", words.Of("voices.reason"), row => new Cell.Text((row.State as VoiceState.Ended)?.Reason)),
    ];
}
