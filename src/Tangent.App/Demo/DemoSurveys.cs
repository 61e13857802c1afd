using System.Globalization;
using System.Text.Json;
using Tangent.App.Feedback.Published;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>Three surveys that run all year in a world, and what they were answered: the same answers that are its judgements.</summary>
/// <remarks>
/// After the journey (recommendation), at the counter (a device in each hall) and after a repair visit. A score here is the score of the
/// judgement of the same touch or journey; reasons and when the technician came are drawn beside it, from a stream of their own.
/// </remarks>
static class DemoSurveys
{
    private const int Journey = 0, Counter = 1, Repair = 2, Hour = 3600;

    // The counter and the repair visit: one link each, or one for each hall.
    private const string CounterCode = "T03", RepairCode = "T13";

    private static readonly AskChannel[] JourneyWays = [AskChannel.Sms, AskChannel.Messenger, AskChannel.Embedded],
        RepairWays = [AskChannel.Sms, AskChannel.Phone];

    /// <summary>The surveys with their links.</summary>
    public static IReadOnlyList<SurveyToLoad> All(World world)
    {
        var published = DateTime.UnixEpoch.AddSeconds(world.Calendar.StartUtc);
        return
        [
            .. DemoFiles.Surveys.Surveys.Select((one, i) => new SurveyToLoad(one.Name, one.Document.GetRawText(), one.Unit, published, i switch
            {
                Counter => [.. Halls(world).Select(hall => new LinkToLoad(AskChannel.Kiosk, hall.NameZh, null, hall.Code))],
                Repair => [.. RepairWays.Select(way => new LinkToLoad(way, way.ToString()))],
                _ => [.. JourneyWays.Select(way => new LinkToLoad(way, way.ToString()))],
            })),
        ];
    }

    /// <summary>The responses, journey by journey.</summary>
    public static IEnumerable<ResponseToLoad> Of(World world)
    {
        var key = Chance.KeyOf(world.Seed, "surveys");
        var halls = Halls(world).Select((hall, i) => (hall.Index, i)).ToDictionary(one => one.Index, one => one.i);
        foreach (var (number, said) in DemoFeedback.ByJourney(world))
        {
            var journey = world.Journeys[number];
            var chance = Chance.Of(key, ((long)journey.Customer << 16) | ((long)journey.Type << 8) | journey.Serial);
            var touches = world.EncountersOf(journey).ToArray();
            foreach (var one in said)
                if (one.Instrument == Instrument.Nps)
                    yield return new(Journey, Way(world.Touchpoints[touches[^1].Touchpoint].Channel), one.GivenUtc!.Value, 8 + chance.Below(60),
                        Answers(ref chance, "recommend", (int)one.Score!.Value, 6));
                else if (one.Touchpoint is CounterCode or RepairCode && Met(touches, one.ExternalId) is { } touch)
                {
                    if (one.Touchpoint == RepairCode) yield return RepairAnswer(ref chance, touch, one);
                    else if (halls.TryGetValue(touch.Unit, out int hall))
                        yield return new(Counter, hall, one.GivenUtc!.Value, 2 + chance.Below(14), Answers(ref chance, "content", (int)one.Score!.Value, 2));
                }
        }
    }

    private static ResponseToLoad RepairAnswer(ref Chance chance, in WorldEncounter touch, JudgementEntry one)
    {
        int score = (int)one.Score!.Value;
        List<(string, string)> codes =
        [
            ("content", score.ToString(CultureInfo.InvariantCulture)),
            ("came", touch.WaitedSeconds switch { < Hour / 4 => "ontime", <= Hour => "late", _ => "verylate" }),
        ];
        if (score <= 2) codes.Add(("again", chance.Below(1000) < 380 ? "yes" : "no"));
        return new(Repair, chance.Below(1000) < 700 ? 0 : 1, one.GivenUtc!.Value.AddSeconds(Hour + chance.Below(20 * Hour)), 20 + chance.Below(80), codes);
    }

    private static List<(string, string)> Answers(ref Chance chance, string question, int score, int low)
    {
        List<(string, string)> codes = [(question, score.ToString(CultureInfo.InvariantCulture))];
        if (score > low) return codes;
        foreach (var (option, share) in new[] { ("wait", 420), ("unclear", 230), ("undone", 260), ("manner", 120), ("again", 200), ("noise", 60) })
            if (chance.Share(share)) codes.Add(($"why.{option}", "1"));
        return codes;
    }

    // The name of a judgement ends with the place of its touch.
    private static WorldEncounter? Met(WorldEncounter[] touches, string name)
    {
        int order = int.Parse(name.AsSpan(name.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        foreach (var touch in touches)
            if (touch.Order == order) return touch;
        return null;
    }

    private static int Way(ContactChannel channel) => channel switch
    {
        ContactChannel.WeChat or ContactChannel.SocialMedia => 1,
        ContactChannel.App or ContactChannel.WebHall or ContactChannel.MobileHall => 2,
        _ => 0,
    };

    private static IEnumerable<WorldUnit> Halls(World world) => world.Units.Where(unit => unit.Kind == UnitKind.Hall);
}

/// <summary>The surveys of the demo company.</summary>
/// <param name="Why">What is right about them.</param>
/// <param name="Surveys">Each with its name, the code of its unit and its document.</param>
sealed record SurveyFile(string Why, IReadOnlyList<SurveyFile.One> Surveys)
{
    /// <summary>One of them.</summary>
    public sealed record One(string Name, string Unit, JsonElement Document);
}
