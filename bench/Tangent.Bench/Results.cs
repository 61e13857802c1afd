using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Bench;

/// <summary>
/// Results of a survey of 22 items in two columns with many answers on SQLite, in this process: shown as a whole and for a month,
/// weighted, taken out as files. The year of answers is loaded first.
/// </summary>
static class Results
{
    private const int Links = 24, Days = 365;

    /// <param name="rounds">Times that each question is asked.</param>
    /// <param name="answers">How many answers.</param>
    public static async Task Measure(int rounds, int answers)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-bench-results-").FullName;
        try
        {
            var settings = new TangentSettings();
            settings.Database.Folder = folder;
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTangentStorage(settings.Database)
                .AddTangentApp(settings).BuildServiceProvider();
            async Task<T> With<T>(Func<IServiceProvider, Task<T>> act)
            {
                await using var scope = services.CreateAsyncScope();
                return await act(scope.ServiceProvider);
            }
            await With(scope => SchemaUpgrade.Run(scope.GetRequiredService<Db>(), SchemaScripts.Of(DatabaseProvider.Sqlite), TimeProvider.System, default));
            var who = Actor.System;
            await With(async scope =>
            {
                await scope.GetRequiredService<CompanyLoader>().AddUnits(who,
                    [new("HQ", null, UnitKind.Group, "总部", "Headquarters")], "Asia/Shanghai", default);
                return await scope.GetRequiredService<Db>().Commit(default);
            });
            var watch = Stopwatch.StartNew();
            var failure = await With(scope => scope.GetRequiredService<SurveyLoader>().Add(who, [Survey()], Answers(answers), default));
            if (failure is not null) throw new InvalidOperationException(failure.Problems[0].Code);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers:N0} answers loaded in {watch.Elapsed.TotalSeconds:0.0} s"));
            var survey = await With(scope => scope.GetRequiredService<Db>().Surveys.Select(one => one.Id.Value).SingleAsync());

            async Task Time(string what, Func<IServiceProvider, Task> ask)
            {
                var times = new List<double>();
                for (int i = 0; i < rounds; i++)
                {
                    watch.Restart();
                    await With(async scope => { await ask(scope); return 0; });
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
                Console.WriteLine(Spread.Line(what, times, "ms"));
            }
            await Time("results of all", scope => scope.GetRequiredService<ShowResults>().Run(who, new(survey), default));
            await Time("results of a month", scope => scope.GetRequiredService<ShowResults>()
                .Run(who, new(survey, null, new(2026, 3, 1), new(2026, 3, 31)), default));
            await Time("weighted by unit, of the newest 200,000", scope => scope.GetRequiredService<WeighResults>().Run(who, new(survey,
                [new("channel", [("qr", 1), ("sms", 2)])]), default));

            var words = new ExportWords(key => key, member => member.ToString(), false);
            foreach (var format in Enum.GetValues<ExportFormat>())
            {
                watch.Restart();
                await With(async scope =>
                {
                    await (await scope.GetRequiredService<ExportResponses>().Run(who, new(survey, words), default)).Value.Write(format, Stream.Null, default);
                    return 0;
                });
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"taken out as {format}: {answers / watch.Elapsed.TotalSeconds:N0} rows/s"));
            }
            watch.Restart();
            await With(async scope =>
            {
                await (await scope.GetRequiredService<ExportForSpss>().Run(who, new(survey, words), default)).Value.Write(Stream.Null, default);
                return 0;
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"taken out for SPSS: {answers / watch.Elapsed.TotalSeconds:N0} rows/s"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SurveyToLoad Survey() => new("bench", SurveyCodec.Write(SurveyTemplate.Of("servqual")!.Document), "HQ",
        new(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc),
        [.. Enumerable.Range(0, Links).Select(i => new LinkToLoad(i % 3 == 0 ? AskChannel.Sms : AskChannel.Qr, $"{i}"))]);

    // Every item, both columns, all seven points: the widest counts that a template has.
    private static IEnumerable<ResponseToLoad> Answers(int count)
    {
        var random = new Random(1);
        var grids = SurveyTemplate.Of("servqual")!.Document.Questions.Where(question => question.Kind == QuestionKind.Grid)
            .SelectMany(question => question.Rows.SelectMany(row => question.Columns.Select(column => $"{question.Id}.{row.Id}.{column.Id}"))).ToArray();
        for (int i = 0; i < count; i++)
            yield return new(0, random.Next(Links), new DateTime(2025, 7, 1, 4, 0, 0, DateTimeKind.Utc).AddDays(i * (long)Days / count), 200,
                [.. grids.Select(cell => (cell, $"{random.Next(1, 8)}"))]);
    }
}
