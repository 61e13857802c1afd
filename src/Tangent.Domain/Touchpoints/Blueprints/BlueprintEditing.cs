using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Blueprints;

/// <summary>Changes of a document that a writer makes with one key. Pure; what cannot be done leaves the document as it is.</summary>
public static class BlueprintEditing
{
    /// <summary>With an empty step behind this one, or at the end.</summary>
    public static BlueprintDocument AddStep(this BlueprintDocument document, Wording name, string? after = null)
    {
        var all = document.Steps.ToList();
        int place = after is null ? -1 : document.PlaceOf(after);
        all.Insert(place < 0 ? all.Count : place + 1, new() { Id = document.FreeCode(), Name = name });
        return document with { Steps = all.ToItems() };
    }

    /// <summary>A code that no step has: s1, s2, …</summary>
    public static string FreeCode(this BlueprintDocument document)
    {
        int number = document.Steps.Count + 1;
        while (document[FormattableString.Invariant($"s{number}")] is not null) number++;
        return FormattableString.Invariant($"s{number}");
    }

    /// <summary>With the step some places to the left (negative) or to the right; its cells go along.</summary>
    public static BlueprintDocument MoveStep(this BlueprintDocument document, string id, int places)
    {
        var all = document.Steps.ToList();
        int from = document.PlaceOf(id), to = Math.Clamp(from + places, 0, Math.Max(0, all.Count - 1));
        if (from < 0 || from == to) return document;
        var step = all[from];
        all.RemoveAt(from);
        all.Insert(to, step);
        return document with { Steps = all.ToItems() };
    }

    /// <summary>Without the step, and without the ways that led to it.</summary>
    public static BlueprintDocument RemoveStep(this BlueprintDocument document, string id) => document[id] is null ? document : document with
    {
        Starts = document.Starts.Where(start => start != id).ToItems(),
        Steps = document.Steps.Where(step => step.Id != id)
            .Select(step => step.Ways.Any(way => way.To == id) ? step with { Ways = step.Ways.Where(way => way.To != id).ToItems() } : step).ToItems(),
    };

    /// <summary>With journeys that may begin at this step, or may not; at the first one alone where none is left.</summary>
    public static BlueprintDocument Beginning(this BlueprintDocument document, string step, bool isOne)
    {
        var starts = document.Beginnings().Select(place => document.Steps[place].Id).Where(start => start != step);
        List<string> ordered = [.. (isOne ? starts.Append(step) : starts).OrderBy(document.PlaceOf)];
        return document with { Starts = ordered is [var only] && document.PlaceOf(only) == 0 ? [] : ordered.ToItems() };
    }

    /// <summary>With another step in the place of the one with its code.</summary>
    public static BlueprintDocument With(this BlueprintDocument document, BlueprintStep changed) =>
        document with { Steps = document.Steps.Select(step => step.Id == changed.Id ? changed : step).ToItems() };

    /// <summary>With this cell in its lane of the step.</summary>
    public static BlueprintDocument With(this BlueprintDocument document, string step, BlueprintCell cell) => document[step] is not { } known ? document
        : document.With(known with { Cells = known.Cells.Where(one => one.Lane != cell.Lane).Append(cell).OrderBy(one => one.Lane).ToItems() });

    /// <summary>Without what stands in a lane of the step.</summary>
    public static BlueprintDocument Clear(this BlueprintDocument document, string step, BlueprintLane lane) => document[step] is not { } known ? document
        : document.With(known with { Cells = known.Cells.Where(one => one.Lane != lane).ToItems() });

    /// <summary>With what stands in a lane moved to another lane or step; what stood there comes back in exchange.</summary>
    public static BlueprintDocument MoveCell(this BlueprintDocument document, string step, BlueprintLane lane, string toStep, BlueprintLane toLane)
    {
        if (document[step]?[lane] is not { } moved || document[toStep] is null || (step, lane) == (toStep, toLane)) return document;
        var other = document[toStep]![toLane];
        var cleared = document.Clear(step, lane).With(toStep, moved with { Lane = toLane });
        return other is null ? cleared : cleared.With(step, other with { Lane = lane });
    }
}
