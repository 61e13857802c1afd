using System.Globalization;
using Tangent.App.Demo.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>What customers of a world say unasked, and what becomes of it: complaints where it went badly, praise where it went very well.</summary>
/// <remarks>
/// Shares are of ten thousand touches. Most items end within their days; some take too long, a few lie forgotten, and what came last
/// waits still when the demo begins.
/// </remarks>
static class DemoVoices
{
    /// <summary>The name under which the items come in.</summary>
    public const string Source = "crm";

    private const int Complaints = 170, Praise = 45, Suggestions = 5, Questions = 7, Hour = 3600;
    private const int Named = 820, TooLong = 110, Forgotten = 40, RecentDays = 60, WithNote = 160;

    // The demo's clock starts so many hours after its year.
    private const int FirstMorning = 8;

    /// <summary>All items, journey by journey.</summary>
    public static IEnumerable<VoiceToLoad> Of(World world)
    {
        var (key, calendar) = (Chance.KeyOf(world.Seed, "voices"), world.Truths.Calendar);
        var saying = new Saying(world, new(calendar.Holidays.ToHashSet(), calendar.MakeUpDays.ToHashSet()));
        foreach (var journey in world.Journeys)
        {
            var chance = Chance.Of(key, ((long)journey.Customer << 16) | ((long)journey.Type << 8) | journey.Serial);
            foreach (var touch in world.EncountersOf(journey).ToArray())
            {
                if (!world.Touchpoints[touch.Touchpoint].IsSeen) continue;
                int drawn = chance.Below(10_000);
                VoiceKind? kind = touch.Quality switch
                {
                    TouchQuality.Low when drawn < Complaints => VoiceKind.Complaint,
                    TouchQuality.High when drawn < Praise => VoiceKind.Praise,
                    _ when drawn >= 10_000 - Suggestions => VoiceKind.Suggestion,
                    _ when drawn >= 10_000 - Suggestions - Questions => VoiceKind.Question,
                    _ => null,
                };
                if (kind is { } said && saying.Of(ref chance, journey, touch, said) is { } voice) yield return voice;
            }
        }
    }

    private sealed class Saying(World world, WorkDays days)
    {
        private const string Zone = "Asia/Shanghai";
        private readonly VoiceFile file = DemoFiles.Voices;
        private readonly HashSet<string> numbers = [];

        public VoiceToLoad? Of(ref Chance chance, in WorldJourney journey, in WorldEncounter touch, VoiceKind kind)
        {
            int now = world.Calendar.EndUtc + FirstMorning * Hour, given = touch.EndedUtc + Hour / 4 + chance.Below(20 * Hour);
            var place = world.Touchpoints[touch.Touchpoint];
            var words = Words(ref chance, kind, place);
            var remedy = kind == VoiceKind.Complaint && chance.Share(400) ? file.Remedies[chance.Below(file.Remedies.Count)] : null;
            var (way, isNamed, number) = (Way(ref chance, place.Channel), chance.Share(Named), Number(ref chance, given));
            if (given >= now) return null;
            var due = days.EndUtc(At(given), kind switch { VoiceKind.Complaint => 5, VoiceKind.Question => 3, _ => 10 }, Zone);
            var voice = new VoiceToLoad(string.Create(CultureInfo.InvariantCulture, $"{world.KeyOf(journey)}-{touch.Order}"), number, kind, way, words, remedy,
                isNamed ? World.CustomerCode(journey.Customer) : null, place.Code, world.Units[touch.Unit].Code, At(given), due)
            {
                Person = chance.Share(650) ? DemoRoles.ManagerOf(world.Units[touch.Unit].Code) : null,
                Note = chance.Share(WithNote) ? file.Notes[chance.Below(file.Notes.Count)] : null,
            };
            return Ended(ref chance, voice, given, now);
        }

        private VoiceToLoad Ended(ref Chance chance, VoiceToLoad voice, int given, int now)
        {
            int took = (6 + chance.Below(84)) * Hour + (chance.Share(TooLong) ? chance.Below(400) * Hour : 0), part = 200 + chance.Below(700);
            var (isForgotten, other, reply) = (chance.Share(Forgotten), chance.Below(1000), Reply(ref chance, voice.Kind));
            if (isForgotten && given > now - RecentDays * 24 * Hour) return voice;
            bool mustBeTold = voice.Customer is not null;
            int told = given + (int)((long)took * part / 1000);
            if (mustBeTold && told < now) voice = voice with { Reply = (At(told), ReplyWay.Phone, reply) };
            if (given + took >= now) return voice;
            return voice with { End = (At(given + took), How(voice.Kind, mustBeTold, other), Reason(voice, mustBeTold, other)) };
        }

        private static Disposition How(VoiceKind kind, bool isTold, int drawn) => kind switch
        {
            VoiceKind.Praise => Disposition.PassedOn,
            VoiceKind.Suggestion => drawn < 450 ? Disposition.BecameIdea : isTold ? Disposition.Answered : Disposition.NoAction,
            VoiceKind.Question when drawn < 60 => Disposition.Forwarded,
            _ => isTold ? Disposition.Answered : Disposition.NoAction,
        };

        // A complaint ends with its case: the customer is told there.
        private string? Reason(VoiceToLoad voice, bool isTold, int drawn) => How(voice.Kind, isTold, drawn) switch
        {
            _ when voice.Kind == VoiceKind.Complaint => VoiceNumber.Shown(voice.Number),
            Disposition.NoAction => file.NoAction[drawn % file.NoAction.Count],
            Disposition.Forwarded => file.Forwarded[drawn % file.Forwarded.Count],
            _ => null,
        };

        private string Reply(ref Chance chance, VoiceKind kind)
        {
            var replies = file.Replies[kind.ToString()];
            return replies[chance.Below(replies.Count)];
        }

        private string Words(ref Chance chance, VoiceKind kind, WorldTouchpoint place)
        {
            var words = kind switch
            {
                VoiceKind.Complaint => file.Complaint,
                VoiceKind.Praise => file.Praise,
                VoiceKind.Suggestion => file.Suggestion,
                _ => file.Question,
            };
            int drawn = chance.Below(1000);
            var some = words.TryGetValue(place.Code, out var own) && drawn < 800 ? own : words["any"];
            return string.Format(CultureInfo.InvariantCulture, some[drawn % some.Count], place.NameZh);
        }

        private static VoiceWay Way(ref Chance chance, ContactChannel channel)
        {
            int drawn = chance.Below(1000);
            return channel is ContactChannel.HallStaff or ContactChannel.SelfServiceTerminal
                ? drawn switch { < 480 => VoiceWay.InPerson, < 780 => VoiceWay.Hotline, < 930 => VoiceWay.SuggestionBox, _ => VoiceWay.Website }
                : drawn switch
                {
                    < 580 => VoiceWay.Hotline,
                    < 760 => VoiceWay.Website,
                    < 900 => VoiceWay.WeChat,
                    < 960 => VoiceWay.SocialMedia,
                    _ => VoiceWay.Review,
                };
        }

        private string Number(ref Chance chance, int given)
        {
            while (true)
            {
                var number = VoiceNumber.Of(At(given), chance.Below(VoiceNumber.OfAMonth));
                if (numbers.Add(number)) return number;
            }
        }

        private static DateTime At(int utc) => DateTime.UnixEpoch.AddSeconds(utc);
    }
}

/// <summary>What customers say, by touchpoint; <c>any</c> stands for those without words of their own.</summary>
sealed record VoiceFile(string Why, IReadOnlyDictionary<string, IReadOnlyList<string>> Complaint,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Praise, IReadOnlyDictionary<string, IReadOnlyList<string>> Suggestion,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Question, IReadOnlyList<string> Remedies,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Replies, IReadOnlyList<string> Notes, IReadOnlyList<string> NoAction,
    IReadOnlyList<string> Forwarded);
