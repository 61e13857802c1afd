using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Somebody whom a rule may ask.</summary>
/// <param name="Key">What is decided about, once.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="EndedUtc">When what is asked about ended.</param>
/// <param name="Encounter">Place of the encounter in the log, or null.</param>
/// <param name="Touchpoint">Code of the touchpoint that is judged, or null.</param>
/// <param name="Unit">The unit that is judged, or null.</param>
/// <param name="Journey">Key of the journey, or null.</param>
/// <param name="Wave">Number of the wave, or 0.</param>
sealed record AskCandidate(string Key, long? Customer, DateTime EndedUtc, long? Encounter = null, string? Touchpoint = null, UnitFact? Unit = null,
    string? Journey = null, int Wave = 0)
{
    private string? Channel { get; init; }

    private string? Outcome { get; init; }

    /// <summary>Its word in a stratum, or null.</summary>
    public string? WordOf(EncounterPart by) => by switch
    {
        EncounterPart.Channel => Channel,
        EncounterPart.Outcome => Outcome,
        EncounterPart.Touchpoint => Touchpoint,
        _ => Unit?.Code,
    };

    /// <summary>An encounter; told again in another version it is the same.</summary>
    public static AskCandidate Of(EncounterView one) => new($"e:{one.Source}:{one.ExternalId}", one.Customer, one.EndedUtc ?? one.StartedUtc, one.Sequence,
        one.Touchpoint?.Code, one.Unit, one.Journey)
    {
        Channel = one.Channel,
        Outcome = one.Outcome,
    };

    /// <summary>Whether a rule is about this encounter.</summary>
    public static bool Fits(AskingPlan plan, UnitPath unit, EncounterView one) =>
        (unit == UnitPath.Root || (one.Unit is { } at && unit.Contains(at.Path)))
        && (plan.Touchpoint is null || plan.Touchpoint == one.Touchpoint?.Id)
        && Named(plan.Channels, one.Channel) && Named(plan.Outcomes, one.Outcome);

    private static bool Named(Items<string> words, string? word) =>
        words.Count == 0 || (word is not null && words.Contains(word, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Decides about candidates of a rule, each once, and makes what follows: the personal link, the invitation, the reminders.</summary>
public sealed class Inviting(Db db, AskingPeople people, OutMessages messages, TangentSettings settings, TimeProvider clock)
{
    /// <summary>Decides and adds to the coming save.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="languages">Languages of the survey, the usual one first.</param>
    /// <param name="candidates">Who may be asked; some hundreds.</param>
    /// <param name="most">How many are asked at most; the others are left undecided.</param>
    /// <param name="stop">Ends the work.</param>
    /// <returns>How many are asked.</returns>
    internal async Task<int> Take(AskingRule rule, IReadOnlyList<string> languages, IReadOnlyList<AskCandidate> candidates, int most, CancellationToken stop)
    {
        var keys = candidates.Select(one => one.Key).ToList();
        var known = (await db.AskingDecisions.Where(d => d.RuleId == rule.Id && EF.Parameter(keys).Contains(d.Key)).Select(d => d.Key)
            .ToListAsync(stop)).ToHashSet();
        var fresh = candidates.Where(one => known.Add(one.Key)).ToList();
        if (fresh.Count == 0) return 0;
        var group = await people.Of(rule.Plan, [.. fresh.Select(one => one.Customer).OfType<long>().Distinct()], stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        List<MessageToSend> outgoing = [];
        int asked = 0;
        foreach (var one in fresh.TakeWhile(_ => asked < most))
        {
            var fate = AskingChoice.Of(rule.Id, rule.Plan, one.Key, group.Of(one.Customer, now), people.Most, one.WordOf);
            SurveyLink? link = null;
            if (fate == AskFate.Asked)
            {
                var token = LinkToken.New(LinkKind.Personal);
                link = Link(rule, one, token, now);
                db.AddInBulk(link);
                var spoken = group.LanguageOf(one.Customer!.Value) is { } last && languages.Contains(last) ? last : languages[0];
                outgoing.AddRange(Messages(rule, one, link, token, spoken));
                group.Note(one.Customer.Value, now);
                asked++;
            }
            db.AddInBulk(new AskingDecision
            {
                RuleId = rule.Id,
                Key = one.Key,
                Wave = one.Wave,
                Fate = fate,
                Customer = one.Customer,
                Encounter = one.Encounter,
                LinkId = link?.Id,
                AtUtc = now,
            });
        }
        await messages.Add(outgoing, stop);
        return asked;
    }

    private SurveyLink Link(AskingRule rule, AskCandidate one, string token, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        SurveyId = rule.SurveyId,
        TokenHash = LinkToken.Hash(token),
        Kind = LinkKind.Personal,
        Channel = rule.Plan.Channel switch
        {
            DeliveryChannel.Email => AskChannel.Email,
            DeliveryChannel.Sms => AskChannel.Sms,
            _ => AskChannel.Messenger,
        },
        Label = rule.Plan.Name,
        Touchpoint = one.Touchpoint,
        Unit = one.Unit?.Code,
        Customer = one.Customer,
        Journey = one.Journey,
        CreatedUtc = now,
        ExpiresUtc = Sent(rule.Plan, one, now).AddDays(rule.Plan.AnswerDays),
    };

    // Reminders lie ready with the invitation, because the end of the link is kept nowhere else; one whose link was answered is not sent.
    private IEnumerable<MessageToSend> Messages(AskingRule rule, AskCandidate one, SurveyLink link, string token, string language)
    {
        var plan = rule.Plan;
        var address = $"{settings.Web.ShownUrl}/s/{token}";
        var text = plan.Say(language, address, $"{address}/no");
        var sent = Sent(plan, one, link.CreatedUtc);
        for (int i = 0; i <= plan.Reminders; i++)
        {
            var at = sent.AddDays(i * plan.ReminderDays);
            if (at >= link.ExpiresUtc) yield break;
            yield return new(i == 0 ? MessageKind.SurveyInvitation : MessageKind.SurveyReminder, plan.Channel, KeyOf(link.Id, i), one.Unit?.Id ?? plan.UnitId,
                link.Customer!.Value, rule.SurveyId.Value, plan.Subject.In(language), text, at, link.ExpiresUtc, $"{address}/no");
        }
    }

    private static DateTime Sent(AskingPlan plan, AskCandidate one, DateTime now) =>
        one.EndedUtc.AddMinutes(plan.DelayMinutes) is var at && at > now ? UtcConverter.Truncate(at) : now;

    /// <summary>The key of the invitation (0) or of a reminder.</summary>
    internal static string KeyOf(Guid link, int reminder) => $"ask:{link:N}:{reminder}";

    /// <summary>The link of such a key.</summary>
    internal static Guid LinkOf(string key) => Guid.ParseExact(key.Split(':')[1], "N");
}
