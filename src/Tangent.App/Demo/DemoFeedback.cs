using System.Globalization;
using Tangent.Domain.Feedback;

namespace Tangent.App.Demo;

/// <summary>What customers of a world answer when they are asked: how each touch went, and whether they recommend the company.</summary>
/// <remarks>
/// Asked is after every journey that has ended; how many answer depends on the channel of its last touch (<c>responses</c> of the
/// truths). Who answers judges each touch that they saw from 1 to 5, by how it went (badly 1 or 2, very well 5), and recommends from
/// 0 to 10 by what the journey made them feel. One answer in twelve is a step off, as people tick.
/// </remarks>
static class DemoFeedback
{
    /// <summary>The name under which the answers come in.</summary>
    public const string Source = "survey";

    private const int StepOff = 83, CommentWhenLow = 320, CommentWhenHigh = 140, CommentElse = 40;

    // Waiting and confusion take this much from an ordinary touch before it is called bad.
    private const int TakenForBad = 210, Hour = 3600;

    /// <summary>All answers, journey by journey.</summary>
    public static IEnumerable<JudgementEntry> Of(World world)
    {
        foreach (var (_, said) in ByJourney(world))
            foreach (var one in said) yield return one;
    }

    /// <summary>The same with the number of the journey, for those that were answered.</summary>
    public static IEnumerable<(int Journey, IReadOnlyList<JudgementEntry> Said)> ByJourney(World world)
    {
        var answers = new Answering(world);
        for (int journey = 0; journey < world.Journeys.Length; journey++)
            if (answers.Of(journey) is { Count: > 0 } said) yield return (journey, said);
    }

    private sealed class Answering
    {
        private readonly World world;
        private readonly ulong key;
        private readonly int[] shares, middles;
        private readonly CommentFile comments = DemoFiles.Comments;

        public Answering(World world)
        {
            this.world = world;
            key = Chance.KeyOf(world.Seed, "answers");
            var moments = world.Truths.Moments.ToDictionary(moment => moment.At, moment => moment.Middle);
            shares = [.. world.Touchpoints.Select(place => world.Truths.Responses.Shares.GetValueOrDefault(place.Channel.ToString()))];
            middles = [.. world.Touchpoints.Select(place => moments.GetValueOrDefault(place.Code, 700))];
        }

        public List<JudgementEntry> Of(int number)
        {
            var journey = world.Journeys[number];
            if (journey.IsOpen) return [];
            var chance = Chance.Of(key, ((long)journey.Customer << 16) | ((long)journey.Type << 8) | journey.Serial);
            var touches = world.EncountersOf(journey);
            if (!chance.Share(shares[touches[^1].Touchpoint])) return [];

            var name = world.KeyOf(journey);
            var customer = World.CustomerCode(journey.Customer);
            var tier = world.Customers[journey.Customer].TierOn(world.Calendar.DayOf(journey.EndedUtc));
            var said = new List<JudgementEntry>(touches.Length + 1);
            foreach (ref readonly var touch in touches)
            {
                if (!world.Touchpoints[touch.Touchpoint].IsSeen) continue;
                int score = Ticked(ref chance, ScoreOf(touch), 1, 5);
                said.Add(new()
                {
                    ExternalId = string.Create(CultureInfo.InvariantCulture, $"{name}-{touch.Order}"),
                    Journey = name,
                    Customer = customer,
                    Touchpoint = world.Touchpoints[touch.Touchpoint].Code,
                    Score = score,
                    Scale = "1-5",
                    Instrument = Instrument.Csat,
                    Comment = CommentOn(ref chance, touch.Touchpoint, score),
                    GivenUtc = DateTime.UnixEpoch.AddSeconds(touch.EndedUtc),
                    Tier = tier,
                });
            }
            said.Add(new()
            {
                ExternalId = name,
                Journey = name,
                Customer = customer,
                Score = Ticked(ref chance, (journey.Recommends + 50) / 100, 0, 10),
                Scale = "0-10",
                Instrument = Instrument.Nps,
                GivenUtc = DateTime.UnixEpoch.AddSeconds(journey.EndedUtc + Hour + chance.Below(24 * Hour)),
                Tier = tier,
            });
            return said;
        }

        private int ScoreOf(in WorldEncounter touch)
        {
            int beyond = touch.Satisfaction - middles[touch.Touchpoint];
            return touch.Quality switch
            {
                TouchQuality.High => 5,
                TouchQuality.Low => beyond < -300 ? 1 : 2,
                _ => beyond < -TakenForBad ? 2 : beyond < 0 ? 3 : 4,
            };
        }

        private static int Ticked(ref Chance chance, int score, int least, int most)
        {
            int step = chance.Share(StepOff) ? chance.Below(2) * 2 - 1 : 0;
            return Math.Clamp(score + step, least, most);
        }

        private string? CommentOn(ref Chance chance, int touchpoint, int score)
        {
            var (share, words) = score switch
            {
                <= 2 => (CommentWhenLow, comments.Low),
                5 => (CommentWhenHigh, comments.High),
                _ => (CommentElse, comments.Middle),
            };
            int drawn = chance.Below(1000);
            if (!chance.Share(share)) return null;
            var place = world.Touchpoints[touchpoint];
            var some = words.TryGetValue(place.Code, out var own) && drawn < 750 ? own : words["any"];
            return string.Format(CultureInfo.InvariantCulture, some[drawn % some.Count], place.NameZh);
        }
    }
}

/// <summary>What customers write, by touchpoint; <c>any</c> stands for those without words of their own.</summary>
sealed record CommentFile(string Why, IReadOnlyDictionary<string, IReadOnlyList<string>> Low,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Middle, IReadOnlyDictionary<string, IReadOnlyList<string>> High);
