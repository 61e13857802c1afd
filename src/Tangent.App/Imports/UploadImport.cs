using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Attachments.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Stores a file that is to be imported, and guesses which column is which field. Nothing is imported yet.</summary>
public sealed class UploadImport(Db db, ImportReach reach, StoredFiles files, Audit audit, TimeProvider clock)
{
    /// <summary>The file.</summary>
    /// <param name="FileName">Its name.</param>
    /// <param name="Content">Its bytes; read to its end, but never beyond the bound of the settings.</param>
    /// <param name="Target">What it is imported into.</param>
    public sealed record Request(string? FileName, Stream? Content, string Target = "touchpoints");

    /// <summary>Id of the import.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        var asked = reach.TargetFor(who, request.Target);
        if (asked.Failure is { } notThat) return notThat;
        var name = NameOf(request.FileName);
        if (request.Content is null) return Fail.Wrong("file", "imports.no-file");
        if (await Bytes(request.Content, reach.Limits, stop) is not { } bytes)
            return Fail.Wrong("file", "imports.too-large", name, reach.Limits.MostBytes >> 20);
        var opened = TableFile.Open(new MemoryStream(bytes, writable: false), name, reach.Limits, stop: stop);
        if (opened.Failure is { } unreadable) return unreadable;

        using var table = opened.Value;
        try
        {
            var unit = UnitPath.Around(who.Scope(Verb.Import, asked.Value.Kind));
            var (now, shape) = (clock.GetUtcNow(), ColumnGuess.ShapeOf(table.Header.Cells));
            var known = await KnownShape(db, request.Target, shape, null, stop);
            var import = new ImportRow
            {
                Id = Guid.CreateVersion7(now),
                Target = request.Target,
                FileId = await files.Add(who, name, TypeOf(table), bytes, unit, stop),
                UnitPath = unit.Value,
                CreatedBy = who.Id,
                CreatedUtc = now.UtcDateTime,
                Shape = shape,
                Columns = Columns(known, asked.Value, table),
                Source = known?.Source is { Length: > 0 } source ? source : null,
                IsDayFirst = known?.IsDayFirst,
                Lifecycle = table.Log is null ? null : known?.Lifecycle,
                Stage = ImportStage.Uploaded,
            };
            db.Add(import);
            audit.Write(who, "imports.did.upload", Subject(import, asked.Value.Kind), after: new { import.Target, Bytes = bytes.Length });
            return await db.Commit(stop) is { } failure ? failure : import.Id;
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble;
        }
    }

    internal const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static string TypeOf(TableFile file) => file.IsPacked ? "application/gzip" : file.Format switch
    {
        TableFormat.Workbook => XlsxType,
        TableFormat.JsonLines => "application/jsonl",
        TableFormat.Xes => "application/xml",
        _ => "text/csv",
    };

    internal static Subject Subject(ImportRow import, Kind kind) => new(kind, null, null, UnitPath.From(import.UnitPath));

    /// <summary>What people said of such a header last time: of this source where it is told and known, else of any.</summary>
    internal static Task<ImportShape?> KnownShape(Db db, string target, string shape, string? source, CancellationToken stop) =>
        db.ImportShapes.Where(one => one.Target == target && one.Shape == shape)
            .OrderByDescending(one => one.Source == source).ThenByDescending(one => one.UsedUtc).FirstOrDefaultAsync(stop);

    /// <summary>The columns that people gave to the same header last time; guessed where there was none.</summary>
    internal static Items<string> Columns(ImportShape? known, IImportTarget target, TableFile file)
    {
        var (headers, guessed) = (file.Header.Cells, ColumnGuess.Of(file, target.Fields));
        // The column of reasons, which our files of bad rows have in front, shifts the others.
        int shift = headers.Count - (known?.Columns.Count ?? headers.Count);
        return known is null || shift is < 0 or > 1 ? guessed : headers.Select((_, at) => at < shift ? "" : known.Columns[at - shift]).ToItems();
    }

    private static string NameOf(string? name)
    {
        var last = Path.GetFileName((name ?? "").Replace('\\', '/').Trim());
        return last.Length is > 0 and <= 200 && SearchText.IsOneLine(last) ? last : "import";
    }

    /// <summary>All bytes, or null when there are more than the bound: then no more than that is read.</summary>
    internal static async Task<byte[]?> Bytes(Stream content, TableLimits limits, CancellationToken stop)
    {
        if (content.CanSeek && content.Length - content.Position > limits.MostBytes) return null;
        using var whole = new MemoryStream();
        var part = new byte[1 << 16];
        while (await content.ReadAsync(part, stop) is var read and > 0)
        {
            if (whole.Length + read > limits.MostBytes) return null;
            whole.Write(part, 0, read);
        }
        return whole.ToArray();
    }
}
