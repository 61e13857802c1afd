using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Surveys;

/// <summary>Answers of a Kano pair, in the order of its table.</summary>
public enum KanoAnswer
{
    /// <summary>I like it.</summary>
    Like,

    /// <summary>It must be so.</summary>
    MustBe,

    /// <summary>I do not mind.</summary>
    Neutral,

    /// <summary>I can live with it.</summary>
    LiveWith,

    /// <summary>I dislike it.</summary>
    Dislike,
}

/// <summary>Kinds of features, in the order in which ties are broken: must-be first.</summary>
public enum KanoKind
{
    /// <summary>Taken for granted.</summary>
    MustBe,

    /// <summary>The more the better.</summary>
    OneDimensional,

    /// <summary>Delights when there, not missed when absent.</summary>
    Attractive,

    /// <summary>Does not matter.</summary>
    Indifferent,

    /// <summary>Unwelcome.</summary>
    Reverse,

    /// <summary>The two answers contradict each other.</summary>
    Questionable,
}

/// <summary>A feature classed by its answers.</summary>
/// <param name="Counts">Answers per kind, in the order of <see cref="KanoKind"/>.</param>
/// <param name="Kind">The commonest kind, ties to the more basic.</param>
/// <param name="Blauth">Kind by Blauth's rule: first whether it matters at all, then how.</param>
/// <param name="IsClear">Fong's test tells the two leading kinds apart.</param>
/// <param name="CategoryStrength">Lead of the first over the second kind as a share of answers.</param>
/// <param name="TotalStrength">Share of attractive, one-dimensional and must-be.</param>
/// <param name="Better">(A + O)/(A + O + M + I): what having it adds, 0 to 1.</param>
/// <param name="Worse">−(O + M)/(A + O + M + I): what lacking it costs, −1 to 0.</param>
public sealed record KanoTold(
    IReadOnlyList<int> Counts, KanoKind Kind, KanoKind Blauth, bool IsClear, double CategoryStrength,
    double TotalStrength,
    Answer Better, Answer Worse) : Answer;

/// <summary>
/// Kano's model from pairs of questions (Kano and others 1984; Berger and others 1993; Timko). Metric <c>kano</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: A 30, O 25, M 20, I 22, R 2, Q 1 give better .5670103 and worse −.4639175.
/// </remarks>
public static class Kano
{
    /// <summary>Answers that a feature needs.</summary>
    public const int LeastAnswers = 20;

    /// <summary>The kind of one pair of answers.</summary>
    /// <param name="withIt">"If it is there…"</param>
    /// <param name="withoutIt">"If it is not there…"</param>
    public static KanoKind KindOf(KanoAnswer withIt, KanoAnswer withoutIt) => (withIt, withoutIt) switch
    {
        (KanoAnswer.Like, KanoAnswer.Like) or (KanoAnswer.Dislike, KanoAnswer.Dislike) => KanoKind.Questionable,
        (KanoAnswer.Like, KanoAnswer.Dislike) => KanoKind.OneDimensional,
        (KanoAnswer.Like, _) => KanoKind.Attractive,
        (_, KanoAnswer.Like) or (KanoAnswer.Dislike, _) => KanoKind.Reverse,
        (_, KanoAnswer.Dislike) => KanoKind.MustBe,
        _ => KanoKind.Indifferent,
    };

    /// <summary>A feature from the counts of its kinds.</summary>
    /// <param name="counts">Answers per kind, in the order of <see cref="KanoKind"/>.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="KanoTold"/>; <see cref="CannotTell"/> under 20 answers.</returns>
    public static Answer Of(ReadOnlySpan<int> counts, double level = 0.95)
    {
        if (counts.Length != 6) throw new ArgumentException("has one count per kind", nameof(counts));
        int n = 0;
        foreach (int count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            n = checked(n + count);
        }
        if (n < LeastAnswers) return n == 0 ? Cannot.NoObservations : Cannot.TooFew(n, LeastAnswers);
        int must = counts[0], one = counts[1], attractive = counts[2], indifferent = counts[3];
        var (first, second) = Leading(counts, 0, 6);
        bool matters = must + one + attractive > indifferent + counts[4] + counts[5];
        var blauth = matters ? Leading(counts, 0, 3).First : Leading(counts, 3, 6).First;
        double a = counts[first], b = counts[second], bound = 1.65 * Math.Sqrt((a + b) * (2.0 * n - a - b) / (2.0 * n));
        int base4 = must + one + attractive + indifferent;
        return new KanoTold(
            [.. counts], (KanoKind)first, (KanoKind)blauth, a - b >= bound, (a - b) / n,
            (double)(must + one + attractive) / n,
            Wilson.Share(attractive + one, base4, level), Negative(Wilson.Share(one + must, base4, level)));
    }

    private static Answer Negative(Answer answer) =>
        answer is Estimate told ? told with { Point = -told.Point, Low = -told.High, High = -told.Low } : answer;

    private static (int First, int Second) Leading(ReadOnlySpan<int> counts, int from, int to)
    {
        int first = from, second = -1;
        for (int i = from + 1; i < to; i++)
        {
            if (counts[i] > counts[first]) (first, second) = (i, first);
            else if (second < 0 || counts[i] > counts[second]) second = i;
        }
        return (first, second);
    }
}
