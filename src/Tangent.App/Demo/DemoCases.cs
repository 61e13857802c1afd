using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;
using Tangent.App.Demo.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;

namespace Tangent.App.Demo;

/// <summary>A year of bad signs and of what the demo company did about them: every complaint of its inbox and every low score of its surveys.</summary>
/// <remarks>
/// What is planted stands in <c>chengjiang.recovery.json</c>: who is spoken to soon is won back more often, and so is who gets money with an
/// apology; one branch lets its customers wait. Whether a sign opens a case is left to the rules.
/// </remarks>
static class DemoCases
{
    private const int Hour = 3600, FirstMorning = 8;

    /// <summary>The rules of recovery of the demo company.</summary>
    public static CasePolicy Policy()
    {
        var file = DemoFiles.Recovery.Policy;
        return CasePolicy.Usual with
        {
            Rules = CasePolicy.Usual.Rules.Select(rule => rule.Kinds[0] switch
            {
                SignalKind.LowScore => rule with { LowestPercent = file.LowestPercent },
                SignalKind.BrokenPromise => rule with { MaxAgeDays = file.PromiseDays },
                _ => rule,
            }).ToItems(),
            Tiers = file.Tiers.ToItems(),
        };
    }

    /// <summary>All signs with their courses, in time order.</summary>
    /// <param name="world">The world.</param>
    /// <param name="voices">What its customers said unasked.</param>
    public static IReadOnlyList<CaseToLoad> Of(World world, IReadOnlyCollection<VoiceToLoad> voices)
    {
        ulong key = Chance.KeyOf(world.Seed, "recovery");
        var now = At(world.Calendar.EndUtc + FirstMorning * Hour);
        List<CaseToLoad> all = [];
        var course = new DemoCourse(DemoFiles.Recovery);
        int number = 0;
        foreach (var voice in voices.Where(one => one.Kind == VoiceKind.Complaint))
        {
            var chance = Chance.Of(key, number++);
            all.Add(new(SignalKind.Complaint, DemoVoices.Source, voice.ExternalId, voice.GivenUtc, voice.Customer, null, null, voice.Touchpoint, voice.Unit)
            {
                Number = voice.Number,
                Told = voice.Words,
                Wish = voice.Remedy,
                Person = voice.Person,
                Course = course.Of(ref chance, voice),
            });
        }
        var numbers = voices.Select(one => one.Number).ToHashSet();
        foreach (var (journey, said) in DemoFeedback.ByJourney(world))
        {
            var chance = Chance.Of(key, (1L << 40) + journey);
            foreach (var one in said)
                if (one.GivenUtc < now && ShareOf(one) is { } share) all.Add(Low(ref chance, world, journey, one, share, numbers, course));
        }
        return [.. all.OrderBy(one => one.AtUtc).ThenBy(one => one.ExternalId, StringComparer.Ordinal)];
    }

    private static CaseToLoad Low(
        ref Chance chance, World world, int journey, JudgementEntry one, double share, HashSet<string> numbers, DemoCourse course)
    {
        var touches = world.EncountersOf(world.Journeys[journey]);
        int at = one.Touchpoint is null ? touches.Length - 1 : 0;
        while (one.Touchpoint is { } code && !(world.Touchpoints[touches[at].Touchpoint].Code == code && At(touches[at].EndedUtc) == one.GivenUtc)) at++;
        var unit = world.Units[touches[at].Unit].Code;
        string number;
        do number = VoiceNumber.Of(one.GivenUtc!.Value, chance.Below(VoiceNumber.OfAMonth));
        while (!numbers.Add(number));
        return new(SignalKind.LowScore, DemoFeedback.Source, one.ExternalId, one.GivenUtc.Value, one.Customer, one.Tier, one.Journey, one.Touchpoint, unit)
        {
            Number = number,
            Share = share,
            Told = one.Comment,
            Person = chance.Share(700) ? DemoRoles.ManagerOf(unit) : null,
            Course = course.Of(ref chance, one.GivenUtc.Value, one.Touchpoint, unit),
        };
    }

    // As a share of its scale where it is low; else null.
    private static double? ShareOf(JudgementEntry one) => one.Score is { } score && Scale.Named(one.Scale) is { } scale && Marks.Of(score, scale) == Mark.Low
        ? scale.Share(score) : null;

    private static DateTime At(int utc) => DateTime.UnixEpoch.AddSeconds(utc);
}
