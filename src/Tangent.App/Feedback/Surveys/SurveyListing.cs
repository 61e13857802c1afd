using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a list of surveys is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
public sealed record SurveyFilter(string? Search = null, SurveyState? State = null, Guid? UnitId = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{State}|{UnitId}";
}

/// <summary>How a list of surveys is ordered: by title, or by the last change.</summary>
public readonly record struct SurveyOrder(bool ByTitle = false, bool IsDescending = false);

/// <summary>A survey as people see it.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Unit">Whose survey it is.</param>
/// <param name="Responses">How many complete answers it has.</param>
public sealed record SurveyRow(Survey Survey, UnitFact Unit, long Responses)
{
    /// <summary>Identity.</summary>
    public Guid Id => Survey.Id.Value;
}

/// <summary>The surveys that an actor sees as a query, and rows as people see them.</summary>
public sealed class SurveyListing(Db db, UnitFacts units)
{
    internal async Task<Outcome<IQueryable<Survey>>> Where(Actor who, SurveyFilter filter, CancellationToken stop)
    {
        var all = await units.All(stop);
        var seen = all.Values.Where(unit => who.May(Verb.Read, Kind.Survey, unit.Path)).ToList();
        if (filter.UnitId is { } id)
        {
            if (seen.Find(unit => unit.Id == id) is not { } top) return Fail.NotFound;
            seen = seen.FindAll(unit => top.Path.Contains(unit.Path));
        }
        IQueryable<Survey> rows = db.Surveys.AsNoTracking();
        if (seen.Count < all.Count)
        {
            var ids = seen.ConvertAll(unit => unit.Id);
            rows = rows.Where(s => ids.Contains(s.UnitId));
        }
        if (filter.State is { } state) rows = rows.Where(s => s.State == state);
        rows = rows.Searching(filter.Search, s => s.Found);
        return Outcome<IQueryable<Survey>>.Of(rows);
    }

    internal static RowOrder<Survey> Ordered(SurveyOrder order) =>
        RowOrder<Survey>.ByUniqueKey(order.ByTitle ? s => s.TitleKey : s => s.ChangedKey, order.IsDescending);

    internal async Task<Func<Survey, SurveyRow>> Naming(IReadOnlyList<Survey> surveys, CancellationToken stop)
    {
        var owning = await units.Of([.. surveys.Select(s => s.UnitId).Distinct()], stop);
        var ids = surveys.Select(s => s.Id).ToList();
        var counts = await db.SurveyCounts.Where(c => ids.Contains(c.SurveyId) && c.Day == SurveyCount.AllDays && c.Cell == SurveyTally.OutcomeCell
                && c.Code == nameof(ResponseOutcome.Complete))
            .GroupBy(c => c.SurveyId).Select(same => new { same.Key, Sum = same.Sum(c => c.Count) }).ToDictionaryAsync(one => one.Key, one => one.Sum, stop);
        return survey => new(survey, owning[survey.UnitId], counts.GetValueOrDefault(survey.Id));
    }
}
