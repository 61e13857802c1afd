using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.Tests.Feedback;

public sealed class FeedbackImportTests
{
    private const string Long = """
        案例编号,触点,评分,量尺,问题类型,评论,评价时间,单位,客户等级,权重
        o1,T01,4,1-5,csat,办得快,2026-03-02 09:30,,金,2
        o1,,9,0-10,nps,,2026-03-03 10:00,,,
        o2,T01,很好,1-5,,,,,,
        o3,T01,9,1-5,,,,,,
        o4,T02,,,other,只有评论,,,platinum,
        """;

    [Theory, OnBothDatabases]
    public async Task A_long_form_is_read_by_its_headers_bad_rows_stand_aside_and_the_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var bad = new List<BadRow>();

        Assert.Equal(new ImportCounts(2, 0, 0, 3), await Import(house, bad, isDry: true));
        Assert.Equal(0, await house.Db().Judgements.CountAsync());
        bad.Clear();
        Assert.Equal(new ImportCounts(2, 0, 0, 3), await Import(house, bad));
        Assert.Equal(new ImportCounts(0, 0, 2, 3), await Import(house, []));

        Assert.Equal(["feedback.not-a-number", "feedback.score-outside", "feedback.tier"], bad.Select(row => row.Problems[0].Code));
        var rows = await house.Db().Judgements.OrderBy(row => row.Score).ToListAsync();
        Assert.Equal(("o1", "T01", 4.0, "1-5", Instrument.Csat),
            (rows[0].Journey, rows[0].Touchpoint, rows[0].Score!.Value, rows[0].Scale, rows[0].Instrument));
        Assert.Equal((CustomerTier.Gold, 2.0, "办得快"), (rows[0].Tier!.Value, rows[0].Weight, rows[0].Comment));
        Assert.Equal((null, Instrument.Nps, 1.0), (rows[1].Touchpoint, rows[1].Instrument, rows[1].Weight));
    }

    private static async Task<ImportCounts> Import(House house, List<BadRow> bad, bool isDry = false)
    {
        var done = await house.Get<ImportFile>().Run(House.As(Role.Administrator),
            new("answers.csv", new MemoryStream(Encoding.UTF8.GetBytes(Long)), IsDry: isDry, Target: "feedback", Source: "survey") { OnBad = bad.Add },
            CancellationToken.None);
        Assert.Null(done.Failure);
        return done.Value.Counts;
    }
}
