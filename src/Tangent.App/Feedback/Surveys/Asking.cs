using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What somebody who opens a link is asked.</summary>
/// <param name="Link">The link.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Document">The version.</param>
/// <param name="Zone">Time zone of the survey's unit.</param>
/// <param name="IsOpen">Whether the survey takes answers.</param>
public sealed record Asking(AskedLink Link, int Version, SurveyDocument Document, string Zone, bool IsOpen)
{
    /// <summary>Where the survey's unit stands.</summary>
    internal UnitPath UnitPath { get; init; }

    /// <summary>Whether a browser is known again: not where one device is there for everybody.</summary>
    /// <remarks>Within a page of another site it is known without a sign: those of third parties are neither kept nor needed.</remarks>
    public bool KnowsBrowsers => Link.Kind == LinkKind.Open && !Link.IsKiosk && Document.AgainAfterDays != 0;

    /// <summary>Whether the browser keeps a sign for that.</summary>
    public bool MarksBrowsers => KnowsBrowsers && Link.Channel != AskChannel.Embedded;

    /// <summary>Origins of the pages that may show this link in a frame.</summary>
    public IReadOnlyList<string> ShownIn => Link.Channel == AskChannel.Embedded ? Document.ShownIn : [];
}

/// <summary>What is known of a link when it is opened.</summary>
public sealed record AskedLink(Guid Id, SurveyId SurveyId, LinkKind Kind, AskChannel Channel, string? Touchpoint, string? Unit, long? Customer,
    string? Journey, DateTime? ExpiresUtc, string? Label = null)
{
    /// <summary>Whether it is for a device that stands at a touchpoint and asks everybody.</summary>
    public bool IsKiosk => Kind == LinkKind.Open && Channel == AskChannel.Kiosk;

    internal static AskedLink Of(SurveyLink link) =>
        new(link.Id, link.SurveyId, link.Kind, link.Channel, link.Touchpoint, link.Unit, link.Customer, link.Journey, link.ExpiresUtc, link.Label);
}

/// <summary>
/// Documents that were published, read once: a version never changes. And links that were looked up: for a second as they are, and for as
/// long as somebody answers as they were then, since whoever writes the answers looks again.
/// </summary>
public sealed class AskingMemory
{
    private const int MostLinks = 25_000, MostVersions = 1_000;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1), Answering = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(SurveyId, int), SurveyDocument> versions = new();
    private readonly Lock turn = new();

    // Two halves: when one is full it is the older one, and what was older is forgotten. So no moment forgets everybody.
    private volatile ConcurrentDictionary<string, (long At, Asking Asking)> newer = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, (long At, Asking Asking)> older = new(StringComparer.Ordinal);

    internal SurveyDocument? Version(SurveyId survey, int number) => versions.GetValueOrDefault((survey, number));

    internal SurveyDocument Learn(SurveyId survey, int number, SurveyDocument document)
    {
        if (versions.Count >= MostVersions) versions.Clear();
        return versions[(survey, number)] = document;
    }

    internal Asking? Lately(string token, bool isUnderWay) => (newer.TryGetValue(token, out var known) || older.TryGetValue(token, out known))
        && TimeProvider.System.GetElapsedTime(known.At) < (isUnderWay ? Answering : Fresh) ? known.Asking : null;

    internal void Learn(string token, Asking asking)
    {
        newer[token] = (TimeProvider.System.GetTimestamp(), asking);
        if (newer.Count <= MostLinks) return;
        lock (turn)
        {
            if (newer.Count <= MostLinks) return;
            older = newer;
            newer = new(StringComparer.Ordinal);
        }
    }
}

/// <summary>Finds what a link asks.</summary>
public sealed class AskingFacts(Db db, AskingMemory memory, UnitFacts units)
{
    /// <summary>What the link of this token asks, or null when there is none.</summary>
    internal async Task<Asking?> Of(string? token, CancellationToken stop, bool isUnderWay = false)
    {
        if (!LinkToken.IsToken(token)) return null;
        if (memory.Lately(token!, isUnderWay) is { } lately) return lately;
        var hash = LinkToken.Hash(token!);
        var found = await db.SurveyLinks.AsNoTracking().Where(link => link.TokenHash == hash)
            .Join(db.Surveys.AsNoTracking(), link => link.SurveyId, survey => survey.Id,
                (link, survey) => new { link, survey.Published, survey.State, survey.UnitId })
            .SingleOrDefaultAsync(stop);
        if (found is null || found.Published == 0 || await Document(found.link.SurveyId, found.Published, stop) is not { } document) return null;
        var unit = (await units.Of([found.UnitId], stop))[found.UnitId];
        var asking = new Asking(AskedLink.Of(found.link), found.Published, document, unit.TimeZone, found.State == SurveyState.Open)
        { UnitPath = unit.Path };
        memory.Learn(token!, asking);
        return asking;
    }

    /// <summary>The versions of a survey, the first one first; none where it was never published.</summary>
    internal async Task<IReadOnlyList<SurveyDocument>> Versions(Survey survey, CancellationToken stop)
    {
        var versions = new SurveyDocument[survey.Published];
        for (int i = 0; i < versions.Length; i++) versions[i] = (await Document(survey.Id, i + 1, stop))!;
        return versions;
    }

    /// <summary>A version as it was published, or null.</summary>
    internal async Task<SurveyDocument?> Document(SurveyId survey, int number, CancellationToken stop)
    {
        if (memory.Version(survey, number) is { } known) return known;
        var text = await db.SurveyVersions.Where(v => v.SurveyId == survey && v.Number == number).Select(v => v.Document).SingleOrDefaultAsync(stop);
        return text is null ? null : memory.Learn(survey, number, SurveyCodec.Read(text).Value);
    }
}
