using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>How many to ask, so that the answer is as narrow as it is needed: as a whole, and for each part that shall be told apart.</summary>
public sealed class PlanSample(SurveyChange change, ResponseRates rates)
{
    /// <summary>What is wanted.</summary>
    /// <param name="Id">For which survey.</param>
    /// <param name="Population">How many customers there are; null: very many.</param>
    /// <param name="MarginPercent">Half-width of the interval in percentage points, or in points of the net promoter score.</param>
    /// <param name="LevelPercent">Confidence, 50 to 99.9.</param>
    /// <param name="SharePercent">Expected share; 50 is the worst case.</param>
    /// <param name="IsNetPromoter">Whether it is for a net promoter score.</param>
    /// <param name="DesignEffect">Variance beside that of a simple random sample, 1 to 20: weighting and clusters cost it.</param>
    /// <param name="RatePercent">Per cent of those asked who answer; null: what this survey has met so far, or 100.</param>
    /// <param name="Strata">Parts with the number of customers in each.</param>
    public sealed record Request(Guid Id, long? Population = null, double MarginPercent = 5, double LevelPercent = 95, double SharePercent = 50,
        bool IsNetPromoter = false, double DesignEffect = 1, double? RatePercent = null, IReadOnlyList<(string Name, long Population)>? Strata = null);

    /// <summary>A part.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Population">How many customers it has.</param>
    /// <param name="Alone">What it needs to be told by itself with the same margin.</param>
    /// <param name="Shared">What it gives to the whole, by its size.</param>
    public sealed record Stratum(string Name, long Population, SampleSizes Alone, SampleSizes Shared);

    /// <summary>The plan.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Whole">For the whole.</param>
    /// <param name="Strata">For each part.</param>
    /// <param name="Rate">Share of those asked who have answered so far.</param>
    /// <param name="UsedRate">The share that was reckoned with.</param>
    public sealed record Plan(Survey Survey, SampleSizes Whole, IReadOnlyList<Stratum> Strata, Answer Rate, double UsedRate);

    private const int MostStrata = 200;
    private const long MostPeople = 10_000_000_000;

    /// <summary>Plans it.</summary>
    public async Task<Outcome<Plan>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = Problems(request).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var rate = await rates.Of(reached.Value.Survey.Id, stop);
        double used = request.RatePercent / 100 ?? (rate is Estimate { Point: > 0 } met ? met.Point : 1);
        var strata = request.Strata ?? [];
        long? population = request.Population ?? (strata.Count > 0 ? strata.Sum(one => one.Population) : null);
        var whole = Sizes(request, population, used);
        return new Plan(reached.Value.Survey, whole, [.. strata.Select(one => new Stratum(one.Name, one.Population, Sizes(request, one.Population, used),
            Part(whole, (double)one.Population / strata.Sum(other => other.Population), one.Population, used)))], rate, used);
    }

    private static SampleSizes Sizes(Request asked, long? population, double rate) => asked.IsNetPromoter
        ? SampleSize.ForNetPromoter(asked.MarginPercent, 1, population, asked.DesignEffect, rate, asked.LevelPercent / 100)
        : SampleSize.ForShare(asked.MarginPercent / 100, asked.SharePercent / 100, population, asked.DesignEffect, rate, asked.LevelPercent / 100);

    private static SampleSizes Part(SampleSizes whole, double share, long population, double rate)
    {
        long answers = Math.Min(population, (long)Math.Ceiling(whole.Exact * share));
        return new(whole.Exact * share, answers, (long)Math.Ceiling(answers / rate));
    }

    private static IEnumerable<Problem> Problems(Request asked)
    {
        if (asked.Population is < 1 or > MostPeople) yield return Problem.Of("population", "weights.population");
        if (!(asked.MarginPercent is > 0 and < 100)) yield return Problem.Of("margin", "weights.margin");
        if (!(asked.LevelPercent is >= 50 and <= 99.9)) yield return Problem.Of("level", "weights.level");
        if (!(asked.SharePercent is > 0 and < 100)) yield return Problem.Of("share", "weights.margin");
        if (!(asked.DesignEffect is >= 1 and <= 20)) yield return Problem.Of("effect", "weights.effect");
        if (asked.RatePercent is { } rate && !(rate is > 0 and <= 100)) yield return Problem.Of("rate", "weights.rate");
        if (asked.Strata?.Count > MostStrata) yield return Problem.Of("strata", "form.too-many", MostStrata);
        if (asked.Strata?.Any(one => one.Population is < 1 or > MostPeople) == true) yield return Problem.Of("strata", "weights.population");
    }
}
