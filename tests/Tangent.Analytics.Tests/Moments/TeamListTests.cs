using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Tests.Moments;

public sealed class TeamListTests
{
    [Fact]
    public void What_the_team_wrote_down_is_set_beside_what_the_data_show()
    {
        var destroyer = Effect(-2, 0.1, Impact.Destroyer);
        Assert.Equal(new(ListVerdict.Both, ListVerdict.Both, ListVerdict.Neither), TeamLists.Of(true, true, false, destroyer));
        Assert.Equal(new(ListVerdict.DataAlone, ListVerdict.DataAlone, ListVerdict.TeamAlone), TeamLists.Of(false, false, true, destroyer));
        var enhancer = Effect(-0.1, 2, Impact.Enhancer);
        Assert.Equal(new(ListVerdict.TeamAlone, ListVerdict.TeamAlone, ListVerdict.Both), TeamLists.Of(true, true, true, enhancer));
        var unknown = new ListVerdicts(ListVerdict.CannotTell, ListVerdict.CannotTell, ListVerdict.CannotTell);
        Assert.Equal(unknown, TeamLists.Of(true, true, true, null));
        Assert.Equal(unknown, TeamLists.Of(true, true, true, Effect(-2, 2, Impact.CannotTell)));
    }

    [Fact]
    public void Agreement_is_kappa_over_the_lists_that_the_data_can_tell_of()
    {
        // Both three times, the team alone twice, the data alone once, neither three times: (6/9 − 40/81) / (41/81).
        ListVerdicts[] all =
        [
            new(ListVerdict.Both, ListVerdict.Both, ListVerdict.Both), new(ListVerdict.TeamAlone, ListVerdict.TeamAlone, ListVerdict.DataAlone),
            new(ListVerdict.Neither, ListVerdict.Neither, ListVerdict.Neither),
            new(ListVerdict.CannotTell, ListVerdict.CannotTell, ListVerdict.CannotTell),
        ];
        var kappa = Assert.IsType<Estimate>(TeamLists.Agreement(all, new(1, 1)));
        Assert.Equal(0.3414634146341463, kappa.Point, 12);
        Assert.Equal(9, kappa.N);
        Assert.IsType<CannotTell>(TeamLists.Agreement([all[3]], new(1, 1)));
    }

    // Intervals of ±0.5.
    private static MomentEffect Effect(double penalty, double reward, Impact impact) =>
        new(Told(penalty), Told(reward), Told(0), 50, 50, false, false, 1, impact);

    private static Tested Told(double point) => new(new(point, point - 0.5, point + 0.5, 100, 0.95, "ols"), 1, 98, 0.5);
}
