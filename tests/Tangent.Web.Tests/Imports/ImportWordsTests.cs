using System.Globalization;
using System.Text;
using Tangent.App.Export;
using Tangent.App.Imports;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Imports;

/// <summary>What our own exports and pages call things is understood by an import, in both languages.</summary>
public sealed class ImportWordsTests
{
    [Theory]
    [InlineData("zh-CN", ExportFormat.Csv, DatabaseProvider.Sqlite)]
    [InlineData("en", ExportFormat.Csv, DatabaseProvider.Postgres)]
    [InlineData("zh-CN", ExportFormat.Xlsx, DatabaseProvider.Postgres)]
    [InlineData("en", ExportFormat.Xlsx, DatabaseProvider.Sqlite)]
    public async Task An_export_comes_back_without_a_change_and_an_edit_in_it_is_one(string language, ExportFormat format, DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        foreach (var (channel, i) in Enum.GetValues<ContactChannel>().Select((channel, i) => (channel, i)))
            Assert.Null((await house.Get<RegisterTouchpoint>().Run(House.As(Role.Director), Fields(house, channel, i), default)).Failure);
        var exported = await In(language, () => Export(house, format));

        var (same, _) = await Import(house, exported);
        Assert.Equal(new ImportCounts(0, 0, 13, 0), same);

        if (format == ExportFormat.Xlsx) return;
        var edited = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(exported).Replace("Name 3", "Edited 3", StringComparison.Ordinal));
        var (changed, leftOut) = await Import(house, edited);
        Assert.Equal(new ImportCounts(0, 1, 12, 0), changed);
        Assert.Empty(leftOut);
    }

    [Theory]
    [InlineData("zh-CN", "touchpoints")]
    [InlineData("en", "touchpoints")]
    [InlineData("zh-CN", "encounters")]
    [InlineData("en", "encounters")]
    public async Task Every_label_of_a_field_and_of_a_choice_is_understood(string language, string target)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var words = new Words.Words();
        var fields = house.Get<IEnumerable<Tangent.App.Imports.Published.IImportTarget>>().Single(one => one.Name == target).Fields;
        await In(language, () =>
        {
            var headers = fields.Select(field => words[field.Words]).ToList();
            Assert.Equal(fields.Select(field => field.Key), ColumnGuess.Of(headers, fields));
            return Task.FromResult<byte[]>([]);
        });
    }

    private static TouchpointFields Fields(House house, ContactChannel channel, int i) =>
        new($"T{i}", $"触点{i}", $"Name {i}", channel, (JourneyStage)(i % 3), house.RootUnit)
        {
            Aliases = [$"别名{i}"],
            Classification = new()
            {
                Kinds = (TouchpointKinds)(i % 16),
                Distance = (ContactDistance)(i % 3),
                Provider = (ActorNature)(i % 2),
                Technology = (TechnologyRole)(i % 5),
                Delivery = (DeliveryKind)(i % 4),
                Degree = (ContactDegree)(i % 3),
                Through = i % 2 == 0 ? "=合作伙伴" : null,
                Form = (ServiceForm)(i % 2),
                Place = (ServicePlace)(i % 2),
                Fee = (ServiceFee)(i % 2),
                Frequency = (ServiceFrequency)(i % 2),
                Technicality = (ServiceTechnicality)(i % 2),
                Nature = (ServiceNature)(i % 2),
            },
            Sheet = new() { Measures = [new(MeasureKind.Quality, $"质量{i}"), new(MeasureKind.Efficiency, $"效率{i}")] },
        };

    private static async Task<byte[]> Export(House house, ExportFormat format)
    {
        var taken = await house.Get<ExportTouchpoints>().Run(House.As(Role.Director), new(new(), default, null, Web.Export.In(new())), default);
        using var stream = new MemoryStream();
        await taken.Value.Write(format, stream, default);
        return stream.ToArray();
    }

    private static async Task<(ImportCounts Counts, IReadOnlyList<string> LeftOut)> Import(House house, byte[] bytes)
    {
        var problems = new List<string>();
        var done = await house.Get<ImportFile>().Run(House.As(Role.Director), new("export", new MemoryStream(bytes))
        {
            OnBad = row => problems.AddRange(row.Problems.Select(problem => $"{row.Row.Number} {problem.Field} {problem.Code}")),
        }, default);
        Assert.Empty(problems);
        return (done.Value.Counts, done.Value.LeftOut);
    }

    private static async Task<byte[]> In(string language, Func<Task<byte[]>> run)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return await run();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
