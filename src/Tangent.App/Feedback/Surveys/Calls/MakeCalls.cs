using Tangent.App.Access.Published;
using Tangent.App.Customers.Published;
using Tangent.App.Tables;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Calls;

/// <summary>Somebody to call.</summary>
/// <param name="Customer">The company's number of the customer, or null.</param>
/// <param name="Phone">Number to call, or null: the interviewer finds it elsewhere.</param>
/// <param name="Journey">Key of the journey that is judged, or null.</param>
public sealed record CallFields(string? Customer, string? Phone = null, string? Journey = null);

/// <summary>Puts customers on the list of those who are asked by telephone. Who is on it and was not called yet is not put on it again.</summary>
public sealed class MakeCalls(Db db, SurveyChange change, CallList list, TouchpointNames touchpoints, UnitFacts units, LogWriter log,
    CustomerMatching matching, CustomerNumbers customers, Audit audit, TimeProvider clock)
{
    /// <summary>Most customers of one request.</summary>
    public const int MostCalls = 2_000;

    /// <summary>Whom to call.</summary>
    /// <param name="Id">About which survey.</param>
    /// <param name="People">The customers.</param>
    /// <param name="Touchpoint">Code of the touchpoint that is judged, or null: that of the survey.</param>
    /// <param name="Unit">Code of the unit that is judged, or null.</param>
    public sealed record Request(Guid Id, IReadOnlyList<CallFields> People, string? Touchpoint = null, string? Unit = null);

    /// <summary>Puts them on the list.</summary>
    /// <returns>How many are new on it.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Import, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        if (survey.State != SurveyState.Open) return Fail.Clash("surveys.not-open", survey.Draft.Title.In());
        var wanted = request with
        {
            People = [.. request.People.Select(one => new CallFields(SourceWord.Clean(one.Customer), SourceWord.Form(IdentifierKind.Phone, one.Phone),
                SourceWord.Clean(one.Journey)))],
            Touchpoint = SourceWord.Clean(request.Touchpoint),
            Unit = SourceWord.Clean(request.Unit),
        };
        var problems = await Problems(wanted, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        int added = 0;
        // Customers get their numbers in a turn of the log, as everywhere.
        var written = await log.Alone<Done>(async turn =>
        {
            customers.Begin(turn.Rewritten);
            var numbers = await matching.Of([.. wanted.People.Select(one => new NamedCustomer(one.Customer, null, one.Phone, null))], stop);
            var known = await list.Waiting(survey.Id, [.. numbers.OfType<long>()], stop);
            for (int i = 0; i < numbers.Length; i++)
            {
                if (numbers[i] is not { } number || !known.Add(number)) continue;
                var one = wanted.People[i];
                db.Add(new SurveyCall
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()),
                    SurveyId = survey.Id,
                    Customer = number,
                    Name = one.Customer,
                    Phone = one.Phone,
                    Journey = one.Journey,
                    Touchpoint = wanted.Touchpoint,
                    Unit = wanted.Unit,
                    // In the order of the list.
                    DueUtc = now.AddMicroseconds(i - numbers.Length),
                });
                added++;
            }
            if (added > 0) audit.Write(who, "surveys.did.calls", SurveyChange.Subject(survey, unit), after: new { Count = added });
            return await db.Commit(stop) is { } trouble ? trouble : new Done();
        }, stop);
        if (written.Failure is { } refused) return refused;
        customers.AreDurable();
        return added;
    }

    private async Task<List<Problem>> Problems(Request request, CancellationToken stop)
    {
        List<Problem> problems = [];
        if (request.People.Count == 0) problems.Add(Problem.Of("people", "form.required"));
        if (request.People.Count > MostCalls) problems.Add(Problem.Of("people", "form.too-many", MostCalls));
        for (int i = 0; i < request.People.Count; i++)
        {
            var one = request.People[i];
            if (one is { Customer: null, Phone: null }) problems.Add(Problem.Of("people", "calls.nobody", i + 1));
            SourceWord.Check("people", one.Customer, IdentifierForm.Longest, i + 1, problems);
            SourceWord.CheckForm("people", IdentifierKind.Phone, one.Phone, i + 1, problems);
            SourceWord.Check("people", one.Journey, IdentifierForm.Longest, i + 1, problems);
        }
        if (request.Touchpoint is { } touchpoint && (await touchpoints.Unknown([touchpoint], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "surveys.touchpoint-missing", touchpoint));
        if (request.Unit is { } unit && !(await units.ByCode([unit], stop)).ContainsKey(unit))
            problems.Add(Problem.Of("unit", "surveys.unit-missing", unit));
        return problems;
    }
}
