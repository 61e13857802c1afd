using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Imports;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Feedback.Voices;

public sealed class VoiceImportTests
{
    private const string Reviews = """
        评论ID,平台,评论内容,发布时间,触点
        r1,大众点评,取号等了四十分钟，态度也差,2026-05-02 09:30,T02
        r2,微博,师傅很专业，一次修好,2026-05-03 10:00,
        r3,电报,不知哪来的,2026-05-03 10:00,
        r4,微博,,2026-05-03 10:00,
        r5,微博,以后的评论,2036-05-03 10:00,
        r6,微博,说的是别处,2026-05-03 10:00,T99
        """;

    private const string Record = """
        {"submission_id":"s1","collected_at":"2026-05-02T09:30:00Z","source_type":"survey","field_type":"text","value_text":"slow at the desk"}
        """;

    private const string Answer = """
        "id","submitdate","lastpage","startlanguage","Comment"
        "s1","2026-05-02 17:30:00","3","en","slow at the desk"
        """;

    [Theory, OnBothDatabases]
    public async Task Reviews_come_in_bad_rows_stand_aside_and_the_same_file_again_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var touchpoint = await house.Add(Register.Fields(house, "T02"));
        var bad = new List<BadRow>();

        Assert.Equal(new ImportCounts(2, 0, 0, 4), await Import(house, Reviews, [], isDry: true));
        Assert.Equal(0, await house.Db().Voices.CountAsync());
        Assert.Equal(new ImportCounts(2, 0, 0, 4), await Import(house, Reviews, bad));
        Assert.Equal(new ImportCounts(0, 0, 2, 4), await Import(house, Reviews, []));
        Assert.Equal(new ImportCounts(0, 1, 1, 4), await Import(house, Reviews.Replace("一次修好", "一次就修好了"), []));

        Assert.Equal(["voices.no-way", "form.required", "voices.not-yet", "voices.touchpoint-missing"], bad.Select(row => row.Problems[0].Code));
        var rows = await house.Db().Voices.OrderBy(v => v.ExternalId).ToListAsync();
        Assert.Equal((VoiceKind.Comment, VoiceWay.Review, touchpoint, "board"), (rows[0].Kind, rows[0].Way, rows[0].Touchpoint!.Value, rows[0].Source));
        Assert.Equal(new DateTime(2026, 5, 2, 1, 30, 0, DateTimeKind.Utc), rows[0].GivenUtc);
    }

    [Theory]
    [InlineData("a.jsonl", Record)]
    [InlineData("a.csv", Answer)]
    public async Task Records_of_Formbricks_and_answers_of_LimeSurvey_are_read_by_their_own_headers(string name, string content)
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        Assert.Equal(new ImportCounts(1, 0, 0, 0), await Import(house, content, [], name: name));
        var voice = await house.Db().Voices.SingleAsync();
        Assert.Equal(("s1", "slow at the desk", new DateTime(2026, 5, 2, 9, 30, 0, DateTimeKind.Utc)), (voice.ExternalId, voice.Words, voice.GivenUtc));
    }

    [Theory, OnBothDatabases]
    public async Task Who_imports_for_one_unit_fills_its_inbox_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, other) = (await house.Unit("H1"), await house.Unit("H2"));
        var manager = House.As(Role.UnitManager, own.Path);
        Assert.Equal(new ImportCounts(2, 0, 0, 1), await Import(house, $"编号,内容,单位\n1,慢,{own.Code}\n2,快,\n3,贵,{other.Code}\n", [], who: manager));
        Assert.All(await house.Db().Voices.ToListAsync(), voice => Assert.Equal(own.Id, voice.UnitId));
    }

    private static async Task<ImportCounts> Import(
        House house, string content, List<BadRow> bad, bool isDry = false, string name = "said.csv", Actor? who = null)
    {
        var done = await house.Get<ImportFile>().Run(who ?? House.As(Role.Director),
            new(name, new MemoryStream(Encoding.UTF8.GetBytes(content)), IsDry: isDry, Target: "voices", Source: "board") { OnBad = bad.Add },
            CancellationToken.None);
        Assert.Null(done.Failure);
        return done.Value.Counts;
    }
}
