using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using static Tangent.Tests.Touchpoints.Attached;

namespace Tangent.Tests.Touchpoints;

public sealed class SearchTests
{
    [Theory, OnBothDatabases]
    public async Task A_touchpoint_is_found_by_what_a_keyboard_of_latin_letters_types(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1", "上门维修");
        await house.Add("T2", "银行网点");

        foreach (var (search, codes) in new[]
        {
            ("smwx", "T1"), ("weixiu", "T1"), ("SMW", "T1"), ("维修", "T1"), ("t1", "T1"), ("yinhang", "T2"), ("hwd", "T2"), ("网点 yh", "T2"),
            ("mwxs", ""), ("angmen", ""),
        })
        {
            var listed = await house.Get<ListTouchpoints>().Run(House.As(Role.Clerk), new(new(search)), Stop);
            Assert.Equal((search, codes), (search, string.Join(' ', listed.Value.Items.Select(row => row.Details.Code))));
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_attaches_is_found_so_too_and_older_rows_once_they_are_made_again(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.AddMoment(Moment(await house.Add("T1", "上门维修"), "修好之后的确认"));
        Assert.Equal((1, 1), await Found());

        await house.Db().Touchpoints.ExecuteUpdateAsync(set => set.SetProperty(t => t.Found, ""));
        await house.Db().Moments.ExecuteUpdateAsync(set => set.SetProperty(m => m.Found, ""));
        Assert.Equal((0, 0), await Found());
        await house.Get<TouchpointSearch>().Refresh(Stop);
        Assert.Equal((1, 1), await Found());

        async Task<(int, int)> Found() => (
            (await house.Get<ListTouchpoints>().Run(House.As(Role.Clerk), new(new("smwx")), Stop)).Value.Items.Count,
            (await house.Get<ListMoments>().Run(House.As(Role.Clerk), new(new("xhzhdqr")), Stop)).Value.Items.Count);
    }
}
