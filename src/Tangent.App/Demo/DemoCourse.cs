using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Published;
using Tangent.Domain;
using Tangent.Domain.Recovery;

namespace Tangent.App.Demo;

/// <summary>Draws what happens to a case from its opening on.</summary>
sealed class DemoCourse(RecoveryFile file)
{
    private RecoveryFile File { get; } = file;

    private readonly Curve soon = Curve.Of(file.Contact.Usual), slow = Curve.Of(file.Contact.Slow), days = Curve.Of(file.Course.Days);
    private readonly HashSet<string> slowUnits = [.. file.Contact.SlowUnits];
    private readonly Dictionary<CaseRemedyKind, Curve> costs = file.Cost.ToDictionary(one => one.Key, one => Curve.Of(one.Value));

    /// <summary>Of a complaint: told and ended when the inbox says so.</summary>
    public IReadOnlyList<CaseHappening> Of(ref Chance chance, VoiceToLoad voice)
    {
        var minutes = Contact(ref chance, voice.Unit);
        var drawn = new Drawn(ref chance, this, voice.Touchpoint);
        if (voice.Customer is null) return voice.End is { } gone ? drawn.Nobodys(voice.GivenUtc, gone.AtUtc) : [];
        if (voice.Reply is not { } reply) return [];
        // Who is told early was spoken to earlier.
        var told = reply.AtUtc;
        var contact = voice.GivenUtc + TimeSpan.FromMinutes(Math.Min(minutes, (told - voice.GivenUtc).TotalMinutes * 0.7));
        return drawn.Whole(ref chance, voice.GivenUtc, contact, told, voice.End?.AtUtc, reply.Words);
    }

    /// <summary>Of a low score.</summary>
    public IReadOnlyList<CaseHappening> Of(ref Chance chance, DateTime opened, string? touchpoint, string unit)
    {
        int minutes = Contact(ref chance, unit), took = days.Draw(ref chance);
        bool isForgotten = chance.Share(File.Course.Forgotten);
        var drawn = new Drawn(ref chance, this, touchpoint);
        if (isForgotten) return [];
        var contact = opened.AddMinutes(minutes);
        return drawn.Whole(ref chance, opened, contact, contact.AddMinutes(20 + took * 0.4), contact.AddMinutes(60 + took),
            File.Offers[took % File.Offers.Count]);
    }

    private int Contact(ref Chance chance, string unit)
    {
        var place = chance;
        int usual = soon.Draw(ref place), late = slow.Draw(ref chance);
        return slowUnits.Contains(unit) ? late : usual;
    }

    private static T One<T>(ref Chance chance, IReadOnlyList<T> of) => of[chance.Below(of.Count)];

    // What is drawn once for a case.
    private sealed class Drawn
    {
        private readonly RecoveryFile file;
        private readonly CaseVerdict verdict;
        private readonly CaseCause? cause;
        private readonly Items<CaseRemedy> remedies;
        private readonly string facts, reason, treatment, told;
        private readonly string? procedure;
        private readonly CaseSeverity severity;

        public Drawn(ref Chance chance, DemoCourse course, string? touchpoint)
        {
            file = course.File;
            int drawn = chance.Below(1000);
            verdict = drawn < file.Course.NotUpheld ? CaseVerdict.NotUpheld : drawn < file.Course.NotUpheld + file.Course.PartlyUpheld ? CaseVerdict.Partly
                : CaseVerdict.Upheld;
            var why = Why(chance.Below(1000), touchpoint is { } code && file.Causes.TryGetValue(code, out var own) ? own : file.Causes["any"]);
            cause = verdict == CaseVerdict.NotUpheld ? null : why;
            var kinds = verdict == CaseVerdict.NotUpheld ? [CaseRemedyKind.Explanation]
                : file.Remedies.TryGetValue(why.ToString(), out var fitting) ? fitting : file.Remedies["any"];
            List<CaseRemedy> given = [];
            foreach (var kind in kinds) given.Add(new(kind, course.costs.TryGetValue(kind, out var cost) ? cost.Draw(ref chance) : 0, null));
            remedies = given.ToItems();
            (facts, reason, treatment) = (One(ref chance, file.Facts), One(ref chance, file.Reasons[verdict.ToString()]), One(ref chance, file.Treatments));
            told = Told(chance.Below(1000), touchpoint);
            procedure = chance.Share(400) ? One(ref chance, file.Procedures) : null;
            severity = chance.Below(1000) switch { < 60 => CaseSeverity.High, < 400 => CaseSeverity.Medium, _ => CaseSeverity.Low };
        }

        // Asked on the telephone, people say what those say who complain.
        private static string Told(int drawn, string? touchpoint)
        {
            var words = DemoFiles.Voices.Complaint;
            var some = touchpoint is { } code && words.TryGetValue(code, out var own) ? own : words["any"];
            var name = DemoFiles.TouchpointList.FirstOrDefault(place => place.Code == touchpoint)?.NameZh ?? DemoFiles.Recovery.Whole;
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, some[drawn % some.Count], name);
        }

        private static CaseCause Why(int drawn, IReadOnlyList<CauseShare> shares)
        {
            foreach (var one in shares)
                if ((drawn -= one.Share) < 0) return one.Cause;
            return shares[^1].Cause;
        }

        public IReadOnlyList<CaseHappening> Nobodys(DateTime opened, DateTime end)
        {
            var span = end - opened;
            return [new CaseHappening.Listened(opened + span * 0.1, null), new CaseHappening.Recorded(opened + span * 0.3, facts, severity),
                new CaseHappening.Judged(opened + span * 0.8, verdict, reason, cause), new CaseHappening.Closed(end, CaseEnd.NobodyToTell)];
        }

        public List<CaseHappening> Whole(ref Chance chance, DateTime opened, DateTime contact, DateTime offered, DateTime? end, string words)
        {
            var before = offered - contact;
            List<CaseHappening> course =
            [
                new CaseHappening.Listened(contact, told), new CaseHappening.Recorded(contact + before * 0.3, facts, severity),
                new CaseHappening.Judged(contact + before * 0.6, verdict, reason, cause),
                new CaseHappening.Proposed(contact + before * 0.8, remedies, procedure, treatment), new CaseHappening.Offered(offered, words),
            ];
            if (end is not { } ended) return course;
            var after = ended - offered;
            bool isSoon = (contact - opened).TotalMinutes <= file.Recovered.SoonMinutes;
            if (!chance.Share(file.Course.Accepted))
            {
                course.Add(new CaseHappening.Answered(offered + after * 0.3, false, One(ref chance, file.No)));
                course.Add(new CaseHappening.Closed(ended, CaseEnd.NotAccepted));
                return course;
            }
            course.Add(new CaseHappening.Answered(offered + after * 0.1, true, One(ref chance, file.Yes)));
            course.Add(new CaseHappening.CarriedOut(offered + after * 0.4));
            Visits(ref chance, course, offered + after * 0.6, ended, isSoon);
            return course;
        }

        private void Visits(ref Chance chance, List<CaseHappening> course, DateTime from, DateTime end, bool isSoon)
        {
            var span = end - from;
            int tries = 1;
            while (tries < 4 && !chance.Share(file.Course.Reached)) tries++;
            for (int i = 1; i < tries; i++) course.Add(new CaseHappening.Visited(from + span * (i * 0.15), null, null, null));
            if (tries == 4)
            {
                course.Add(new CaseHappening.Closed(end, CaseEnd.NotReached));
                return;
            }
            var word = Word(ref chance, isSoon);
            var at = from + span * 0.6;
            course.Add(Visit(ref chance, at, word));
            if (word != RecoveredWord.No)
            {
                course.Add(new CaseHappening.Closed(end, CaseEnd.Resolved));
                return;
            }
            // Proposed for again, or named where else to turn.
            if (!chance.Share(file.Recovered.Again))
            {
                course.Add(new CaseHappening.Closed(end, CaseEnd.NotAccepted));
                return;
            }
            var rest = end - at;
            course.Add(new CaseHappening.Proposed(at + rest * 0.2, [new(CaseRemedyKind.Redo, 30, null), new(CaseRemedyKind.Apology, 0, null)], procedure,
                treatment));
            course.Add(new CaseHappening.Offered(at + rest * 0.3, One(ref chance, file.Offers)));
            course.Add(new CaseHappening.Answered(at + rest * 0.4, true, One(ref chance, file.Yes)));
            course.Add(new CaseHappening.CarriedOut(at + rest * 0.6));
            course.Add(Visit(ref chance, at + rest * 0.8, RecoveredWord.Yes));
            course.Add(new CaseHappening.Closed(end, CaseEnd.Resolved));
        }

        private RecoveredWord Word(ref Chance chance, bool isSoon)
        {
            bool hasMoney = remedies.Any(one => one.Cost > 0) && remedies.Any(one => one.Kind == CaseRemedyKind.Apology);
            bool isWordsOnly = remedies.All(one => one.Cost == 0);
            int share = file.Recovered.Base + (isSoon ? file.Recovered.Soon : 0) + (hasMoney ? file.Recovered.Money : 0)
                + (isWordsOnly ? file.Recovered.WordsOnly : 0);
            int drawn = chance.Below(1000), other = chance.Below(1000);
            return drawn < share ? RecoveredWord.Yes : other < file.Recovered.Partly ? RecoveredWord.Partly : RecoveredWord.No;
        }

        private CaseHappening.Visited Visit(ref Chance chance, DateTime at, RecoveredWord word)
        {
            int least = word switch { RecoveredWord.Yes => 4, RecoveredWord.Partly => 2, _ => 1 };
            int? satisfaction = chance.Share(file.Course.Asked) ? least + chance.Below(2) : null;
            return new(at, word, satisfaction, chance.Share(500) ? One(ref chance, file.After[word.ToString()]) : null);
        }
    }
}

/// <summary>How the demo company puts right what went wrong.</summary>
sealed record RecoveryFile(string Why, RecoveryPolicyEntry Policy, ContactEntry Contact, RecoveredEntry Recovered, CourseEntry Course,
    IReadOnlyDictionary<CaseRemedyKind, IReadOnlyDictionary<string, int>> Cost, IReadOnlyDictionary<string, IReadOnlyList<CauseShare>> Causes,
    IReadOnlyDictionary<string, IReadOnlyList<CaseRemedyKind>> Remedies, string Whole, IReadOnlyList<string> Facts,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Reasons, IReadOnlyList<string> Treatments, IReadOnlyList<string> Procedures,
    IReadOnlyList<string> Offers, IReadOnlyList<string> Yes, IReadOnlyList<string> No, IReadOnlyDictionary<string, IReadOnlyList<string>> After);

sealed record RecoveryPolicyEntry(int LowestPercent, int PromiseDays, IReadOnlyList<TierShare> Tiers, string Why);

sealed record ContactEntry(IReadOnlyDictionary<string, int> Usual, IReadOnlyDictionary<string, int> Slow, IReadOnlyList<string> SlowUnits, string Why);

sealed record RecoveredEntry(int Base, int SoonMinutes, int Soon, int Money, int WordsOnly, int Partly, int Again, string Why);

sealed record CourseEntry(int NotUpheld, int PartlyUpheld, int Accepted, int Reached, int Asked, int Forgotten, IReadOnlyDictionary<string, int> Days,
    string Why);

sealed record CauseShare(CaseCause Cause, int Share);
