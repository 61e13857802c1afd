using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Imports.Published;
using Tangent.App.Tables;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Imports;

namespace Tangent.App.Imports;

/// <summary>Imports a file in one go: for programs and the command line, which name its columns themselves or trust the guess.</summary>
public sealed class ImportFile(Db db, ImportReach reach, Audit audit)
{
    /// <summary>The file and how to take it.</summary>
    /// <param name="FileName">Its name, for what is said about it.</param>
    /// <param name="Content">Its bytes; seekable.</param>
    /// <param name="Map">Field by header, over what is guessed; an empty field leaves a column out.</param>
    /// <param name="Encoding">One of the encodings, or null to find out.</param>
    /// <param name="IsDry">Whether nothing is written.</param>
    /// <param name="IsInUse">Whether new rows are in use at once; needs the right to approve.</param>
    /// <param name="Target">What it is imported into.</param>
    /// <param name="Source">The system that the rows come from, where the target asks for it.</param>
    public sealed record Request(string FileName, Stream? Content, IReadOnlyDictionary<string, string>? Map = null,
        string? Encoding = null, bool IsDry = false, bool IsInUse = false, string Target = "touchpoints", string? Source = null)
    {
        /// <summary>How 03/04/2026 is meant: the day first or the month; null for what the dates themselves say.</summary>
        public bool? IsDayFirst { get; init; }

        /// <summary>Which events of a XES log become rows: all, complete, pair; null for what the log suggests.</summary>
        public string? Lifecycle { get; init; }

        /// <summary>Whether columns that are no field are kept as attributes, where the target has them.</summary>
        public bool KeepsRest { get; init; }

        /// <summary>Whether a file of any size is read: for one that lies on the machine itself.</summary>
        public bool IsOfAnySize { get; init; }

        /// <summary>Called with each bad row, in order.</summary>
        public Action<BadRow>? OnBad { get; init; }

        /// <summary>Called before the first row, with the header.</summary>
        public Action<IReadOnlyList<string>>? OnHeader { get; init; }

        /// <summary>Called after each batch with the share of the file that is read, 0 to 1.</summary>
        public Func<double, Task>? Tell { get; init; }
    }

    /// <summary>What came out.</summary>
    /// <param name="Counts">What rows did, or would do.</param>
    /// <param name="Columns">Field by header, of the columns that were taken.</param>
    /// <param name="LeftOut">Headers of columns that are no field.</param>
    /// <param name="Encoding">How the text was read, or null for a workbook.</param>
    /// <param name="PassedOver">Events of a log that are no row, because they neither begin nor end anything.</param>
    public sealed record Answer(ImportCounts Counts, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> LeftOut, string? Encoding,
        long PassedOver);

    /// <summary>Imports it. A file that cannot be read at all is invalid; bad rows are set aside and do not stop the others.</summary>
    public async Task<Outcome<Answer>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (reach.Lacks(who) is { } refusal) return refusal;

        var asked = reach.TargetFor(who, request.Target);
        if (asked.Failure is { } notThat) return notThat;
        var target = asked.Value;
        if (request.IsInUse && target.LacksReview(who) is { } notAtOnce) return notAtOnce;
        if (target.SourceProblems(request.Source) is { Count: > 0 } unnamed) return new Fail.Invalid(unnamed);
        if (request.Content is null) return Fail.Wrong("file", "imports.no-file");
        if (request.Encoding is not null && !TableFile.Encodings.Contains(request.Encoding)) return Fail.Wrong("encoding", "form.not-a-choice");
        if (request.Lifecycle is { } life && life.Read() is null) return Fail.Wrong("lifecycle", "form.not-a-choice");
        var limits = request.IsOfAnySize ? TableLimits.None : reach.Limits;
        var opened = TableFile.Open(request.Content, request.FileName, limits, request.Encoding, request.Lifecycle.Read(), stop);
        if (opened.Failure is { } unreadable) return unreadable;

        using var file = opened.Value;
        var known = await KnownShape(request, file, stop);
        var columns = Columns(file, target, request, known);
        if (columns.Failure is { } wrong) return wrong;
        request.OnHeader?.Invoke(file.Header.Cells);
        await target.Begin(who, new ImportOptions(request.IsInUse, request.Source, request.IsDry,
            request.IsDayFirst ?? known?.IsDayFirst ?? DateOrder.Of(file, columns.Value, target.Fields)), stop);
        var taken = await new ImportRun(db, target, file, columns.Value)
        {
            IsDry = request.IsDry,
            Set = bad => request.OnBad?.Invoke(bad),
            Tell = _ => request.Tell?.Invoke(file.Share) ?? Task.CompletedTask,
        }.Take(stop);
        if (taken.Failure is { } failure) return failure;
        if (!request.IsDry && await Note(who, request, taken.Value, stop) is { } trouble) return trouble;
        return Answered(file, columns.Value, taken.Value);
    }

    private async Task<Fail?> Note(Actor who, Request request, ImportCounts counts, CancellationToken stop)
    {
        var kind = reach.TargetOf(request.Target).Kind;
        audit.Write(who, "imports.did.write", new(kind, null, null, UnitPath.Around(who.Scope(Verb.Import, kind))),
            after: new { request.Target, request.Source, request.IsInUse, counts.New, counts.Changed, counts.Unchanged, counts.Bad });
        return await db.Commit(stop);
    }

    private static Answer Answered(TableFile file, IReadOnlyList<string> columns, ImportCounts counts)
    {
        var named = file.Header.Cells.Zip(columns).ToList();
        return new(counts, named.Where(pair => pair.Second.Length > 0).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second),
            [.. named.Where(pair => pair.Second.Length == 0 && !ColumnGuess.IsForReaders(pair.First)).Select(pair => pair.First)], file.Encoding,
            file.Log?.PassedOver ?? 0);
    }

    // What people have called the columns of such a file in the centre of imports holds here too.
    private Task<ImportShape?> KnownShape(Request request, TableFile file, CancellationToken stop) =>
        UploadImport.KnownShape(db, request.Target, ColumnGuess.ShapeOf(file.Header.Cells), request.Source, stop);

    private static Outcome<List<string>> Columns(TableFile file, IImportTarget target, Request request, ImportShape? known)
    {
        var (headers, fields, map) = (file.Header.Cells, target.Fields, request.Map ?? new Dictionary<string, string>());
        var problems = map.Keys.Where(header => !headers.Contains(header))
            .Select(header => new Problem("imports.column-unknown", "map", null, header, string.Join(", ", headers.Take(30)))).ToList();
        var columns = UploadImport.Columns(known, target, file).ToList();
        foreach (var (header, field) in map)
        {
            if (headers.ToList().IndexOf(header) is not (var at and >= 0)) continue;
            bool isMany = fields.Any(one => one.IsMany && one.Key == field);
            if (field.Length > 0 && !isMany && columns.IndexOf(field) is var guessed and >= 0) columns[guessed] = "";
            columns[at] = field;
        }
        if (request.KeepsRest && fields.FirstOrDefault(one => one.IsMany)?.Key is { } many)
            for (int i = 0; i < columns.Count; i++)
                if (columns[i].Length == 0 && headers[i].Length > 0 && !map.ContainsKey(headers[i]) && !ColumnGuess.IsForReaders(headers[i])) columns[i] = many;
        problems.AddRange(ColumnRules.Check(columns, fields));
        return problems.Count > 0 ? new Fail.Invalid(problems) : columns;
    }
}
