using System.Globalization;

namespace Tangent.Domain.Feedback.Observed;

/// <summary>Something seen at a moment: a behaviour, a count of people, a step with its pain.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Item">Code of the item.</param>
/// <param name="Value">How many, or how much pain from 0 to 10; null for a tap.</param>
/// <param name="Words">What was noted, or null.</param>
public sealed record Mark(DateTime AtUtc, string Item, int? Value = null, string? Words = null);

/// <summary>What a filled sheet comes to.</summary>
/// <param name="Points">Weighted share of what applied, 0 to 100; null where nothing did.</param>
/// <param name="CriticalFailed">Critical items that failed.</param>
public sealed record SheetScore(double? Points, int CriticalFailed)
{
    /// <summary>At or below this a critical item from 0 to 10 has failed: the low cut of all such scales.</summary>
    public const int LowCut = 6;

    /// <summary>What stands for "does not apply".</summary>
    public const string NotApplicable = "na";

    /// <summary>The score of these answers.</summary>
    /// <remarks>
    /// 100·Σw·s/Σw over items that applied: s is 1 for yes, 0 for no, v/10 for a score, 1 − v/10 for a step's mean pain. Worked example, tested:
    /// yes with weight 2, no, 5 of 10 and "does not apply" give 62.5.
    /// </remarks>
    public static SheetScore Of(FormDocument form, IReadOnlyDictionary<string, string> answers, IReadOnlyList<Mark> marks)
    {
        double sum = 0, weight = 0;
        int failed = 0;
        foreach (var item in form.Items.Where(item => item.IsScored))
        {
            if (Share(item, answers, marks) is not { } share) continue;
            sum += item.Weight * share;
            weight += item.Weight;
            if (item.IsCritical && IsFailed(item, share)) failed++;
        }
        return new(weight > 0 ? Math.Round(100 * sum / weight, 4) : null, failed);
    }

    /// <summary>Share of the best that an item reached, 0 to 1; null where it did not apply or was not answered.</summary>
    public static double? Share(FormItem item, IReadOnlyDictionary<string, string> answers, IReadOnlyList<Mark> marks)
    {
        if (item.Scale == ItemScale.Pain)
        {
            var pains = marks.Where(mark => mark.Item == item.Id && mark.Value is not null).Select(mark => mark.Value!.Value).ToList();
            return pains.Count == 0 ? null : 1 - pains.Average() / 10;
        }
        return answers.GetValueOrDefault(item.Id) switch
        {
            "yes" => 1,
            "no" => 0,
            { } text when item.Scale == ItemScale.ZeroToTen && Number(text) is { } points => points / 10.0,
            _ => null,
        };
    }

    /// <summary>Whether an item with this share failed.</summary>
    public static bool IsFailed(FormItem item, double share) => item.Scale == ItemScale.YesNo ? share < 0.5 : share * 10 <= LowCut + 1e-9;

    /// <summary>Everything that is wrong with what was filled in.</summary>
    public static IEnumerable<Problem> Problems(FormDocument form, IReadOnlyDictionary<string, string> answers, IReadOnlyList<Mark> marks)
    {
        foreach (var item in form.Items.Where(item => item.IsAnswered))
            if (!answers.TryGetValue(item.Id, out var told) || told.Length == 0) yield return Problem.Of(item.Id, "observed.unanswered");
            else if (!Fits(item, told)) yield return Problem.Of(item.Id, "observed.not-an-answer", told);
        foreach (var unknown in answers.Keys.Where(id => form[id] is not { IsAnswered: true }))
            yield return Problem.Of("answers", "observed.item-unknown", unknown);
        foreach (var mark in marks)
            if (form[mark.Item] is not { IsAnswered: false } item) yield return Problem.Of("marks", "observed.item-unknown", mark.Item);
            else if (!Fits(item, mark.Value)) yield return Problem.Of("marks", "observed.not-an-answer", mark.Value ?? 0);
        if (answers.Count == 0 && marks.Count == 0) yield return Problem.Of("marks", "observed.nothing-seen");
    }

    private static bool Fits(FormItem item, string told) => told == NotApplicable ? item.MayNotApply
        : item.Scale == ItemScale.YesNo ? told is "yes" or "no"
        : Number(told) is >= 0 and <= 10;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    private static bool Fits(FormItem item, int? value) => item.Scale switch
    {
        ItemScale.Tap => value is null,
        ItemScale.Count => value is >= 0 and <= 10_000,
        _ => value is >= 0 and <= 10,
    };
}
