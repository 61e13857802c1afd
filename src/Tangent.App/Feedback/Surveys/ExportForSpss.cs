using System.IO.Compression;
using System.Text;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>The responses for SPSS and PSPP: numbers in a CSV file, and beside it the syntax that names, labels and types them.</summary>
public sealed class ExportForSpss(Db db, SurveyChange change, ResponseRows rows, Audit audit)
{
    /// <summary>Names of the two files.</summary>
    public const string DataName = "responses.csv", SyntaxName = "responses.sps";

    /// <summary>What to take out.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Words">Words of the reader's language: labels are in it.</param>
    public sealed record Request(Guid Id, ExportWords Words);

    /// <summary>Both files, their rows not yet read.</summary>
    /// <param name="Data">One row for each response.</param>
    /// <param name="Syntax">What opens them.</param>
    public sealed record Files(ExportTable<ResponseRow> Data, string Syntax)
    {
        /// <summary>Writes both as a zip archive.</summary>
        public async Task Write(Stream target, CancellationToken stop)
        {
            // Zip is written without waiting, which an answer over HTTP forbids: a file that deletes itself stands between.
            await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew,
                FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            {
                await using (var syntax = new StreamWriter(zip.CreateEntry(SyntaxName).Open(), new UTF8Encoding(true))) await syntax.WriteAsync(Syntax);
                await using var data = zip.CreateEntry(DataName, CompressionLevel.Fastest).Open();
                await Data.Write(ExportFormat.Csv, data, stop);
            }
            file.Position = 0;
            await file.CopyToAsync(target, stop);
        }
    }

    /// <summary>The files.</summary>
    public async Task<Outcome<Files>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Export, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var questions = await rows.Questions(survey, stop);
        audit.Write(who, "surveys.did.export", SurveyChange.Subject(survey, unit), after: new { survey.Published });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var language = request.Words.IsChinese ? "zh" : "en";
        var variables = SpssVariables.Of(survey.Draft, questions, request.Words, language);
        return new Files(new("responses", [.. variables.Select(one => new ExportColumn<ResponseRow>(one.Name, one.Label, one.Cell))],
            rows.Stream(survey.Id, stop)), SpssSyntax.Of(survey.Draft.Say(survey.Draft.Title, language), variables));
    }
}
