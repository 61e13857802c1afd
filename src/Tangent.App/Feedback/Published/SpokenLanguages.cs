using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>In which language customers answered a survey last: the only word of theirs about it.</summary>
public sealed class SpokenLanguages(Db db, CustomerMerges merges)
{
    /// <summary>Of these customers; those who answered none are left out.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Of(IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var parts = await merges.Parts(numbers, stop);
        var all = parts.Keys.ToList();
        return (await db.SurveyResponses.Where(r => r.Customer != null && EF.Parameter(all).Contains(r.Customer.Value))
            .Select(r => new { Customer = r.Customer!.Value, r.Id, r.Language }).ToListAsync(stop))
            .GroupBy(answer => parts[answer.Customer]).ToDictionary(same => same.Key, same => same.MaxBy(answer => answer.Id)!.Language);
    }
}
