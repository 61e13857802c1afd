using Tangent.App.Delivery.Published;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Asks the page of a case and tells what came out.</summary>
public sealed class PageCheck(OutsidePages pages, TimeProvider clock)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    /// <summary>Asks it.</summary>
    internal async Task<TestRun> Ask(TestCase one, Guid? actor, CancellationToken stop)
    {
        var terms = one.Terms;
        var now = clock.GetUtcNow();
        // Waits a little beyond the limit: a page that is late is told with its time.
        var longest = terms.MostSeconds is { } most ? TimeSpan.FromSeconds((double)most + 5) : Usual;
        var answer = await pages.Ask(new(terms.Url!), terms.Redirects, longest, stop);
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            CaseId = one.Id,
            Key = id.ToString(),
            Source = RunSource.Machine,
            StartedUtc = UtcConverter.Truncate(now.UtcDateTime),
            Mismatch = Judge(terms, answer),
            DialSeconds = answer.FirstSeconds is { } first ? Math.Round((decimal)first, 3) : null,
            TookSeconds = Math.Round((decimal)answer.AllSeconds, 3),
            Status = answer.Status,
            Note = answer.Trouble,
            ActorId = actor,
        };
    }

    /// <summary>What an answer means for a case: the status first, then what the page says.</summary>
    internal static Mismatch? Judge(TestTerms terms, PageAnswer answer) => answer.Status switch
    {
        null => answer.Trouble == "delivery.no-answer" ? Mismatch.Timeout : Mismatch.NotConnected,
        { } status when status != terms.Status => Mismatch.WrongStatus,
        _ => terms.Contains is { } must && !answer.Text.Contains(must, StringComparison.Ordinal) ? Mismatch.WrongContent
            : terms.Lacks is { } never && answer.Text.Contains(never, StringComparison.Ordinal) ? Mismatch.WrongContent : null,
    };
}
