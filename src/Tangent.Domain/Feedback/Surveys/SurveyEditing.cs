namespace Tangent.Domain.Feedback.Surveys;

/// <summary>Changes of a document that a writer makes with one key. Pure; what cannot be done leaves the document as it is.</summary>
public static class SurveyEditing
{
    /// <summary>With a question behind this one, or at the end; its code becomes a free one.</summary>
    public static SurveyDocument Add(this SurveyDocument document, Question question, string? after = null)
    {
        var all = document.Questions.ToList();
        int place = after is null ? -1 : all.FindIndex(one => one.Id == after);
        all.Insert(place < 0 ? all.Count : place + 1, question with { Id = document[question.Id] is null ? question.Id : document.FreeCode() });
        return document with { Questions = all.ToItems() };
    }

    /// <summary>A code that no question has: q1, q2, …</summary>
    public static string FreeCode(this SurveyDocument document)
    {
        int number = document.Questions.Count + 1;
        while (document[FormattableString.Invariant($"q{number}")] is not null) number++;
        return FormattableString.Invariant($"q{number}");
    }

    /// <summary>With the question some places up (negative) or down.</summary>
    public static SurveyDocument Move(this SurveyDocument document, string id, int places)
    {
        var all = document.Questions.ToList();
        int from = all.FindIndex(question => question.Id == id), to = Math.Clamp(from + places, 0, Math.Max(0, all.Count - 1));
        if (from < 0 || from == to) return document;
        var moved = all[from];
        all.RemoveAt(from);
        all.Insert(to, moved);
        return document with { Questions = all.ToItems() };
    }

    /// <summary>With a copy of the question behind it.</summary>
    public static SurveyDocument Copy(this SurveyDocument document, string id) =>
        document[id] is { } question ? document.Add(question with { Id = document.FreeCode() }, id) : document;

    /// <summary>Without the question, and without conditions that look at it: those would hinder the publishing.</summary>
    public static SurveyDocument Remove(this SurveyDocument document, string id) => document with
    {
        Questions = document.Questions.Where(question => question.Id != id)
            .Select(question => question with { ShowIf = Without(question.ShowIf, id) }).ToItems(),
        Quotas = document.Quotas.Select(quota => quota with { When = Without(quota.When, id) }).ToItems(),
        Scores = document.Scores.Select(score => score with { Of = score.Of.Where(of => of.Split('.')[0] != id).ToItems() })
            .Where(score => score.Of.Count > 0).ToItems(),
    };

    private static Condition? Without(Condition? condition, string id) =>
        condition?.Tests.Where(test => test.Question != id).ToItems() is { Count: > 0 } left ? condition with { Tests = left } : null;
}
