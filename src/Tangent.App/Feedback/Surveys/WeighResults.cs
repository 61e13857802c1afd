using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.App.Access.Published;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>A margin: the share of the population that each of its codes has.</summary>
/// <param name="By"><c>unit</c>, <c>touchpoint</c>, <c>channel</c>, <c>language</c>, or the code of a question with one choice.</param>
/// <param name="Shares">Shares or counts by code; null: as the encounter log has them, for units and touchpoints.</param>
public sealed record KnownMargin(string By, IReadOnlyList<(string Code, double Share)>? Shares);

/// <summary>What a survey would have brought if those who answered were like the population, beside what it has brought.</summary>
public sealed class WeighResults(SurveyChange change, AskingFacts facts, ResponseStrata strata, EncounterShares shares)
{
    /// <summary>Which answers, and by what they are weighted.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Margins">What is known of the population.</param>
    /// <param name="Most">Bound of a weight, 1.5 to 100.</param>
    /// <param name="From">First day, in the zone of the survey's unit.</param>
    /// <param name="To">Last day.</param>
    public sealed record Request(Guid Id, IReadOnlyList<KnownMargin>? Margins, double Most = 8, DateOnly? From = null, DateOnly? To = null);

    /// <summary>A line of a margin.</summary>
    /// <param name="By">Which margin.</param>
    /// <param name="Code">Which code.</param>
    /// <param name="Population">Its share of the population.</param>
    /// <param name="Sample">Its share of the answers.</param>
    /// <param name="Weighted">Its share of the weighted answers.</param>
    public sealed record Line(string By, string Code, double Population, double Sample, double Weighted);

    /// <summary>A figure without and with weights.</summary>
    public sealed record Pair(Question Question, FigureKind Kind, string? Part, Answer Plain, Answer Weighted);

    /// <summary>The weighted results.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Document">The questions by which they are read.</param>
    /// <param name="Answers">How many answers were weighted.</param>
    /// <param name="IsCut">Whether there are more, of which the newest were taken.</param>
    /// <param name="Weights">The weights, or why there are none.</param>
    /// <param name="Heaviest">The largest weight.</param>
    /// <param name="Lines">Each margin before and after.</param>
    /// <param name="Figures">The figures.</param>
    public sealed record Weighed(Survey Survey, UnitFact Unit, SurveyDocument Document, long Answers, bool IsCut, Answer Weights, double Heaviest,
        IReadOnlyList<Line> Lines, IReadOnlyList<Pair> Figures);

    private const int MostMargins = 5, MostCodes = 200;

    /// <summary>Weighs them.</summary>
    public async Task<Outcome<Weighed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        var document = survey.Published == 0 ? survey.Draft : (await facts.Document(survey.Id, survey.Published, stop))!;
        var margins = request.Margins ?? [];
        var problems = Problems(document, margins, request.Most).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var known = new List<(string By, IReadOnlyList<(string Code, double Share)> Shares)>();
        foreach (var margin in margins) known.Add((margin.By, margin.Shares ?? await FromTheLog(who, margin.By, stop)));
        var read = await strata.Of(survey, unit, WeightedFigures.Weighable(document), [.. known.Select(one => one.By)], request.From, request.To, stop);
        return Told(survey, unit, document, known, read, request.Most);
    }

    private static Weighed Told(Survey survey, UnitFact unit, SurveyDocument document,
        List<(string By, IReadOnlyList<(string Code, double Share)> Shares)> known, ResponseStrata.Read read, double most)
    {
        // Codes that answers have and nobody stated a share for come behind the stated ones, with nobody in the population.
        var codes = known.Select((margin, m) => margin.Shares.Select(one => one.Code)
            .Concat(read.Strata.Select(stratum => stratum.Codes[m])).Distinct(StringComparer.OrdinalIgnoreCase).ToList()).ToList();
        List<IReadOnlyList<double>> targets =
            [.. known.Select((margin, m) => codes[m].Select((_, i) => i < margin.Shares.Count ? margin.Shares[i].Share : 0).ToList())];
        int PlaceOf(int margin, string code) => codes[margin].FindIndex(one => one.Equals(code, StringComparison.OrdinalIgnoreCase));
        List<RakingCell> cells = [.. read.Strata.Select(stratum => new RakingCell(stratum.Count, [.. stratum.Codes.Select((code, m) => PlaceOf(m, code))]))];
        var weights = Raking.Of(cells, targets, most);
        var raked = weights as Raked;
        double n = read.Strata.Sum(stratum => stratum.Count), sum = raked is null ? 0 : cells.Select((cell, i) => cell.Count * raked.Weights[i]).Sum();
        var lines = known.SelectMany((margin, m) => codes[m].Select((code, place) =>
        {
            var own = Enumerable.Range(0, cells.Count).Where(i => cells[i].Categories[m] == place).ToList();
            double all = targets[m].Sum();
            return new Line(margin.By, code, all > 0 ? targets[m][place] / all : 0, n > 0 ? own.Sum(i => cells[i].Count) / n : 0,
                sum > 0 ? own.Sum(i => cells[i].Count * raked!.Weights[i]) / sum : 0);
        })).ToList();
        var pairs = raked is null ? [] : new WeightedFigures(read.Strata, raked.Weights).Of(document).ToList();
        return new(survey, unit, document, (long)n, read.IsCut, weights, raked?.Weights.DefaultIfEmpty().Max() ?? 0, lines, pairs);
    }

    private async Task<IReadOnlyList<(string, double)>> FromTheLog(Actor who, string by, CancellationToken stop)
    {
        var counts = by == ResponseStrata.Unit ? await shares.ByUnit(who, stop) : await shares.ByTouchpoint(who, stop);
        return [.. counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).Take(MostCodes)
            .Select(one => (one.Key, (double)one.Value))];
    }

    private static IEnumerable<Problem> Problems(SurveyDocument document, IReadOnlyList<KnownMargin> margins, double most)
    {
        if (!(most is >= 1.5 and <= 100)) yield return Problem.Of("most", "weights.most");
        if (margins.Count > MostMargins) yield return Problem.Of("margins", "form.too-many", MostMargins);
        foreach (var margin in margins)
        {
            if (!ResponseStrata.Facts.Contains(margin.By) && document[margin.By] is not { Kind: QuestionKind.Choice })
                yield return Problem.Of("margins", "weights.by-unknown", margin.By);
            else if (margin.Shares is null && margin.By is not (ResponseStrata.Unit or ResponseStrata.Touchpoint))
                yield return Problem.Of("margins", "weights.not-in-log", margin.By);
            if (margin.Shares is not { } shares) continue;
            if (shares.Count is 0 or > MostCodes) yield return Problem.Of("margins", "form.too-many", MostCodes);
            if (shares.Any(one => !double.IsFinite(one.Share) || one.Share < 0) || !shares.Any(one => one.Share > 0))
                yield return Problem.Of("margins", "weights.share", margin.By);
            if (shares.DistinctBy(one => one.Code, StringComparer.OrdinalIgnoreCase).Count() < shares.Count)
                yield return Problem.Of("margins", "weights.twice", margin.By);
        }
        if (margins.DistinctBy(margin => margin.By).Count() < margins.Count) yield return Problem.Of("margins", "weights.twice", margins[0].By);
    }
}
