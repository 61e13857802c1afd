using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Settings;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>What is known of the customers whom rules look at: where they are reached, what they want, how often they were asked.</summary>
public sealed class AskingPeople(Db db, CustomerMerges merges, CustomerContacts contacts, CustomerTiers tiers, SpokenLanguages languages,
    TangentSettings settings, TimeProvider clock)
{
    private readonly Dictionary<long, List<DateTime>> made = [];

    /// <summary>How often one customer may be asked within the days of the cap.</summary>
    internal int Most => settings.Asking.MostPerCustomer;

    /// <summary>Customers as they stand at a moment.</summary>
    internal sealed class Group(IReadOnlyDictionary<long, CustomerContact> contacts, IReadOnlyDictionary<long, CustomerTier> tiers,
        IReadOnlyDictionary<long, List<DateTime>> asked, IReadOnlyDictionary<long, string> languages, TimeSpan within)
    {
        /// <summary>What is known of one, or null of an erased one.</summary>
        public AskedCustomer? Of(long? number, DateTime atUtc)
        {
            if (number is not { } known || contacts[known] is { IsErased: true }) return null;
            var contact = contacts[known];
            return new(tiers.TryGetValue(known, out var tier) ? (CustomerTier?)tier : null, contact.Address is not null, contact.IsClosed,
                contact.AgreesToResearch,
                asked[known].Count(at => at > atUtc - within && at <= atUtc));
        }

        /// <summary>The language in which a customer answered last, or null.</summary>
        public string? LanguageOf(long number) => languages.GetValueOrDefault(number);

        /// <summary>A customer is asked now: those who come after in the same group know it.</summary>
        public void Note(long number, DateTime atUtc) => asked[number].Add(atUtc);
    }

    /// <summary>Loads the customers with these numbers.</summary>
    internal async Task<Group> Of(AskingPlan plan, IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var way = DeliveryFacts.WayOf(plan.Channel)!.Value;
        var reached = await contacts.Of(numbers, way, stop);
        var parts = await merges.Parts(numbers, stop);
        var all = parts.Keys.ToList();
        var links = await db.SurveyLinks.Where(l => l.Customer != null && EF.Parameter(all).Contains(l.Customer.Value))
            .Select(l => new { Customer = l.Customer!.Value, l.CreatedUtc }).ToListAsync(stop);
        var before = links.ToLookup(l => parts[l.Customer], l => l.CreatedUtc);
        // One list for a customer in all groups of this scope: a try looks at many groups and writes none.
        foreach (long number in numbers.Distinct())
            if (!made.ContainsKey(number)) made[number] = [.. before[number]];
        return new(reached, await tiers.Now(numbers, clock.GetUtcNow().UtcDateTime, stop), made,
            await languages.Of(numbers, stop),
            TimeSpan.FromDays(settings.Asking.PerDays));
    }
}
