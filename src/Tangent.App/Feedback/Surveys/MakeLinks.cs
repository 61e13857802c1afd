using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Tables;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a link is for.</summary>
/// <param name="Label">What people call it, up to 80 characters.</param>
/// <param name="Touchpoint">Code of the touchpoint that is judged through it, or null.</param>
/// <param name="Unit">Code of the unit that is judged through it, or null.</param>
/// <param name="Customer">The company's number of the customer whom a personal link is for.</param>
/// <param name="Journey">Key of the journey that is judged through it, or null.</param>
public sealed record LinkFields(string? Label = null, string? Touchpoint = null, string? Unit = null, string? Customer = null, string? Journey = null);

/// <summary>A link with its token, which for a right of one person is shown this once.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Token">End of its address.</param>
/// <param name="Fields">What it is for.</param>
public sealed record MadeLink(Guid Id, string Token, LinkFields Fields);

/// <summary>Makes links to a survey: open ones, such as a printed code for each touchpoint, or such as one person answers once.</summary>
public sealed class MakeLinks(
    Db db, SurveyChange change, TouchpointNames touchpoints, UnitFacts units, LogWriter log, CustomerMatching matching,
    CustomerNumbers customers, Audit audit, TimeProvider clock)
{
    /// <summary>Most links of one request.</summary>
    public const int MostLinks = 10_000;

    /// <summary>What to make.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Kind">How often they may be answered.</param>
    /// <param name="Channel">Through which channel they are passed on.</param>
    /// <param name="Links">What each is for.</param>
    /// <param name="ExpiresUtc">When they stop being answered, or null.</param>
    public sealed record Request(Guid Id, LinkKind Kind, AskChannel Channel, IReadOnlyList<LinkFields> Links, DateTime? ExpiresUtc = null);

    /// <summary>Makes them.</summary>
    public async Task<Outcome<IReadOnlyList<MadeLink>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var links = request.Links.Select(Clean).ToList();
        var problems = await Problems(request, links, stop);
        if (request is { Kind: LinkKind.Open, Channel: AskChannel.Kiosk } && survey.Draft.OnKiosk().Questions.Count == 0)
            problems.Add(Problem.Of("channel", "kiosk.nothing-to-touch"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var made = links.ConvertAll(fields => new MadeLink(Guid.CreateVersion7(clock.GetUtcNow()), LinkToken.New(request.Kind), fields));
        // Customers get their numbers in a turn of the log, as everywhere.
        var written = await log.Alone<Done>(async turn =>
        {
            customers.Begin(turn.Rewritten);
            var numbers = await matching.Of([.. links.Select(fields => new NamedCustomer(fields.Customer, null, null, null))], stop);
            for (int i = 0; i < made.Count; i++) db.AddInBulk(Row(survey.Id, request, made[i], numbers[i]));
            audit.Write(who, "surveys.did.links", SurveyChange.Subject(survey, unit),
                after: new { LinkKind = request.Kind, AskChannel = request.Channel, made.Count, request.ExpiresUtc });
            return await db.Commit(stop) is { } trouble ? trouble : new Done();
        }, stop);
        if (written.Failure is { } refused) return refused;
        customers.AreDurable();
        return Outcome<IReadOnlyList<MadeLink>>.Of(made);
    }

    private SurveyLink Row(SurveyId survey, Request request, MadeLink made, long? customer) => new()
    {
        Id = made.Id,
        SurveyId = survey,
        TokenHash = LinkToken.Hash(made.Token),
        Token = request.Kind == LinkKind.Open ? made.Token : null,
        Kind = request.Kind,
        Channel = request.Channel,
        Label = made.Fields.Label,
        Touchpoint = made.Fields.Touchpoint,
        Unit = made.Fields.Unit,
        Customer = customer,
        Journey = made.Fields.Journey,
        CreatedUtc = clock.GetUtcNow().UtcDateTime,
        ExpiresUtc = request.ExpiresUtc,
    };

    private async Task<List<Problem>> Problems(Request request, List<LinkFields> links, CancellationToken stop)
    {
        List<Problem> problems = [];
        if (!Enum.IsDefined(request.Kind)) problems.Add(Problem.Of("kind", "form.not-a-choice"));
        if (!Enum.IsDefined(request.Channel)) problems.Add(Problem.Of("channel", "form.not-a-choice"));
        if (links.Count == 0) problems.Add(Problem.Of("links", "form.required"));
        if (links.Count > MostLinks) problems.Add(Problem.Of("links", "form.too-many", MostLinks));
        if (request.ExpiresUtc <= clock.GetUtcNow().UtcDateTime) problems.Add(Problem.Of("expiresUtc", "surveys.link-past"));
        for (int i = 0; i < links.Count; i++) Check(request.Kind, links[i], $"links.{i + 1}", problems);
        var unknown = await touchpoints.Unknown([.. links.Select(fields => fields.Touchpoint).OfType<string>().Distinct()], stop);
        var known = await units.ByCode([.. links.Select(fields => fields.Unit).OfType<string>().Distinct()], stop);
        foreach (var code in unknown) problems.Add(Problem.Of("touchpoint", "surveys.touchpoint-missing", code));
        foreach (var code in links.Select(fields => fields.Unit).OfType<string>().Distinct().Where(code => !known.ContainsKey(code)))
            problems.Add(Problem.Of("unit", "surveys.unit-missing", code));
        return problems;
    }

    private static void Check(LinkKind kind, LinkFields fields, string field, List<Problem> problems)
    {
        foreach (var (text, longest) in new[] { (fields.Label, 80), (fields.Touchpoint, 40), (fields.Unit, 40), (fields.Customer, 100), (fields.Journey, 100) })
            if (text is not null && (text.Length > longest || !SearchText.IsOneLine(text))) problems.Add(Problem.Of(field, "form.too-long", longest));
        if (kind == LinkKind.Personal && fields is { Customer: null, Journey: null }) problems.Add(Problem.Of(field, "surveys.link-of-nobody"));
        if (kind != LinkKind.Personal && fields is not { Customer: null, Journey: null }) problems.Add(Problem.Of(field, "surveys.link-of-somebody"));
    }

    private static LinkFields Clean(LinkFields told) =>
        new(SourceWord.Clean(told.Label), SourceWord.Clean(told.Touchpoint), SourceWord.Clean(told.Unit), SourceWord.Clean(told.Customer),
            SourceWord.Clean(told.Journey));
}
