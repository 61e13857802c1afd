using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tangent.App.Demo.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.App.Demo;

/// <summary>What observers of a world saw in its year: mystery visits, listening, watching and walk-throughs, and visits that are still to come.</summary>
/// <remarks>Each sheet has a stream of its own, so that another programme shifts nothing. Who planted what is said in the file.</remarks>
static class DemoObservations
{
    private const int Day = 24 * 3600, UnitsDiffer = 45, Agrees = 955;

    /// <summary>All programmes with their sheets.</summary>
    public static IReadOnlyList<ProgrammeToLoad> Of(World world) =>
        [.. DemoFiles.Observations.Programmes.Select(file => new Observing(world, file).Programme())];

    private sealed class Observing(World world, ProgrammeEntry file)
    {
        private readonly ulong key = Chance.KeyOf(world.Seed, $"observations {file.Key}");
        private readonly FormDocument form = FormLines.Read(file.Form, string.Join('\n', file.Lines)).Value;

        public ProgrammeToLoad Programme() => new(Named("programme", 0), Named("form", 0), file.Kind, file.Title, form, file.Touchpoint, file.Owner,
            file.Scenario, file.Apart, (long)(key >> 33), At(world.Calendar.StartUtc), [.. Sheets()]);

        private IEnumerable<SheetToLoad> Sheets()
        {
            var units = world.Units.Where(unit => unit.Kind == file.Places).ToList();
            for (int place = 0; place < units.Count; place++)
            {
                for (int round = 0; round < file.PerUnit; round++)
                    foreach (var sheet in Look(units[place], place, round)) yield return sheet;
                for (int next = 0; next < file.Planned; next++) yield return Planned(units[place], place, next);
            }
        }

        private IEnumerable<SheetToLoad> Look(WorldUnit unit, int place, int round)
        {
            long number = (long)place * file.PerUnit + round;
            var chance = Chance.Of(key, number);
            int day = world.Calendar.Days * round / file.PerUnit + chance.Below(Math.Max(1, world.Calendar.Days / file.PerUnit));
            int at = world.Calendar.At(day, 9 + chance.Below(9), chance.Below(3600));
            int better = Chance.Of(key ^ 0x9E37UL, place).Bell(UnitsDiffer);
            // Going round keeps a shopper away for as long as there are others.
            var (id, observer) = (Named("sheet", number), Observer(place + round));
            bool isTwice = chance.Share(file.Twice);
            var filled = Filled(ref chance, at, better);
            var sheet = new SheetToLoad(id, id, SheetRole.First, unit.Code, observer, null, Subject(day, number), At(at - 2 * Day), At(at + 12 * Day), filled);
            yield return sheet;
            if (!isTwice) yield break;
            yield return sheet with
            {
                Id = Named("second", number),
                Role = SheetRole.Second,
                Observer = Observer(place + round + 3),
                Filled = filled with { Answers = Again(ref chance, filled.Answers), SeenUtc = At(at + Day) },
            };
        }

        // The first visits to come are those of the clerk who signs in at the demo.
        private SheetToLoad Planned(WorldUnit unit, int place, int next)
        {
            var id = Named("planned", (long)place * file.Planned + next);
            var person = place is > 0 and < 4 ? DemoRoles.Offered.First(one => one.Key == "clerk").Email : null;
            return new(id, id, SheetRole.First, unit.Code, Observer(place), person, null, At(world.Calendar.EndUtc),
                At(world.Calendar.EndUtc + 31 * Day), null);
        }

        private string? Subject(int day, long number) => file.Kind != ObservedKind.Listening ? null
            : string.Create(CultureInfo.InvariantCulture, $"REC-{world.Calendar.DateOf(day):yyMMdd}-{number:0000}");

        private Filled Filled(ref Chance chance, int at, int better)
        {
            var answers = new Dictionary<string, string>();
            List<Mark> marks = [];
            foreach (var item in form.Items)
            {
                int share = file.Shares[item.Id];
                switch (item.Scale)
                {
                    case ItemScale.YesNo:
                        answers[item.Id] = chance.Share(Math.Clamp(share + better / 2, 0, 1000)) ? "yes" : "no";
                        break;
                    case ItemScale.ZeroToTen:
                        answers[item.Id] = item.MayNotApply && chance.Share(300) ? SheetScore.NotApplicable
                            : Text(Math.Clamp((share + better + chance.Bell(120) + 50) / 100, 0, 10));
                        break;
                    case ItemScale.Pain:
                        marks.Add(new(At(at + marks.Count * 480 + chance.Below(300)), item.Id, Math.Clamp((share + chance.Bell(150) + 50) / 100, 0, 10),
                            chance.Share(350) ? file.Notes![chance.Below(file.Notes.Count)] : null));
                        break;
                    case ItemScale.Count:
                        for (int ten = 0; ten < 6; ten++) marks.Add(new(At(at + ten * 600), item.Id, Math.Max(0, share + chance.Bell(4))));
                        break;
                    default:
                        for (int tap = chance.Below(1 + share / 200); tap > 0; tap--) marks.Add(new(At(at + chance.Below(3600)), item.Id));
                        break;
                }
            }
            return new(answers, [.. marks.OrderBy(mark => mark.AtUtc)], null, At(at));
        }

        // A second listener hears most of it alike.
        private Dictionary<string, string> Again(ref Chance chance, IReadOnlyDictionary<string, string> first)
        {
            var answers = new Dictionary<string, string>();
            foreach (var item in form.Items.Where(item => item.IsAnswered))
            {
                var told = first[item.Id];
                answers[item.Id] = chance.Share(Agrees) || told == SheetScore.NotApplicable ? told
                    : item.Scale == ItemScale.YesNo ? told == "yes" ? "no" : "yes"
                    : Text(Math.Clamp(int.Parse(told, CultureInfo.InvariantCulture) + (chance.Share(500) ? 1 : -1), 0, 10));
            }
            return answers;
        }

        private Guid Observer(int number) => Named("observer", number % DemoFiles.Observations.Observers);

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        private Guid Named(string what, long number) =>
            new(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{key} {what} {number}"))).AsSpan(0, 16));

        private static DateTime At(int utc) => DateTime.UnixEpoch.AddSeconds(utc);
    }
}

/// <summary>What observers see; the file says why.</summary>
sealed record ObservationFile(string Why, int Observers, IReadOnlyList<ProgrammeEntry> Programmes);

/// <summary>One programme of observation.</summary>
sealed record ProgrammeEntry(string Key, ObservedKind Kind, string Title, string Touchpoint, string Owner, UnitKind Places, int PerUnit, int Planned,
    int Apart, string Form, IReadOnlyList<string> Lines, IReadOnlyDictionary<string, int> Shares, string? Scenario = null, int Twice = 0,
    IReadOnlyList<string>? Notes = null);
