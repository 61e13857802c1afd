using Tangent.App.Demo;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Tests.Demo;

/// <summary>The invented inbox: alive when the demo begins, by the rules of the real one, and worse where the company is.</summary>
public class DemoVoiceTests
{
    private static readonly World World = World.Make(new(Customers: 12_000));
    private static readonly IReadOnlyList<App.Feedback.Published.VoiceToLoad> All = [.. DemoVoices.Of(World)];
    private static readonly DateTime Now = DateTime.UnixEpoch.AddSeconds(World.Calendar.EndUtc + 8 * 3600);

    [Fact]
    public void A_year_is_said_and_most_has_ended_but_some_waits_and_some_is_overdue()
    {
        Assert.InRange(All.Count, 600, 2500);
        Assert.Equal(All.Count, All.Select(one => one.Number).Distinct().Count());
        Assert.Equal(All.Count, All.Select(one => one.ExternalId).Distinct().Count());
        Assert.All(Enum.GetValues<VoiceKind>().Except([VoiceKind.Comment]), kind => Assert.Contains(All, one => one.Kind == kind));
        int waiting = All.Count(one => one.End is null), overdue = All.Count(one => one.End is null && one.DueUtc < Now);
        Assert.InRange(waiting, 8, 120);
        Assert.InRange(overdue, 2, 30);
        Assert.DoesNotContain(All, one => one.Words.Contains('{'));
        Assert.All(All, one => Assert.True(one.GivenUtc < Now && one.GivenUtc < one.DueUtc && !(one.End?.AtUtc >= Now) && !(one.Reply?.AtUtc >= Now)));
    }

    [Fact]
    public void Each_end_is_one_that_the_inbox_would_have_allowed()
    {
        foreach (var one in All.Where(one => one.End is not null))
        {
            var voice = new Voice
            {
                Id = Guid.Empty,
                Number = one.Number,
                Kind = one.Kind,
                Way = one.Way,
                Source = DemoVoices.Source,
                ExternalId = one.ExternalId,
                Words = one.Words,
                Customer = one.Customer is null ? null : 1,
                UnitId = Guid.Empty,
                GivenUtc = one.GivenUtc,
                ReceivedUtc = one.GivenUtc,
                DueUtc = one.DueUtc,
                RepliedUtc = one.Reply?.AtUtc,
                Found = "",
            };
            Assert.Null(voice.End(one.End!.Value.How, one.End.Value.Reason, one.End.Value.AtUtc).Failure);
            Assert.True(one.Reply is null || one.Reply.Value.AtUtc <= one.End.Value.AtUtc);
        }
    }

    [Fact]
    public void Late_repair_visits_are_complained_about_most_often_for_their_number()
    {
        double Rate(string code) => All.Count(one => one.Kind == VoiceKind.Complaint && one.Touchpoint == code)
            / (double)World.Encounters.Count(met => World.Touchpoints[met.Touchpoint].Code == code);
        Assert.True(Rate("T13") > 2 * Rate("T17"), $"{Rate("T13")} {Rate("T17")}");
    }
}
