using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Domain.Touchpoints.Maps;

/// <summary>Changes of a document that a writer makes with one key. Pure; what cannot be done leaves the document as it is.</summary>
public static class MapEditing
{
    /// <summary>With an empty step behind this one, in its stage; or at the end. Without any stage there is no place for it.</summary>
    public static MapDocument AddStep(this MapDocument document, Wording name, string? after = null)
    {
        if (document.Stages.Count == 0) return document;
        var all = document.Steps.ToList();
        int place = after is null ? -1 : document.PlaceOf(after);
        var stage = place >= 0 ? document.Steps[place].Stage : document.Steps.Count > 0 ? document.Steps[^1].Stage : document.Stages[0].Id;
        all.Insert(place < 0 ? all.Count : place + 1, new() { Id = Free("s", document.Steps.Count, id => document[id] is null), Name = name, Stage = stage });
        return document with { Steps = all.ToItems() };
    }

    /// <summary>With a stage at the end.</summary>
    public static MapDocument AddStage(this MapDocument document, Wording name, MapPhase? phase) => document with
    {
        Stages = document.Stages.Append(new(Free("stage", document.Stages.Count, id => document.Stage(id) is null), name, phase)).ToItems(),
    };

    /// <summary>With the step one place to the left (−1) or the right (1): past its neighbour, or over the border into the next stage.</summary>
    public static MapDocument MoveStep(this MapDocument document, string id, int direction)
    {
        int from = document.PlaceOf(id), to = from + Math.Sign(direction);
        if (from < 0) return document;
        var step = document.Steps[from];
        bool isSame = to >= 0 && to < document.Steps.Count && document.Steps[to].Stage == step.Stage;
        if (isSame)
        {
            var all = document.Steps.ToList();
            (all[from], all[to]) = (all[to], all[from]);
            return document with { Steps = all.ToItems() };
        }
        int stage = StagePlace(document, step.Stage) + Math.Sign(direction);
        return stage < 0 || stage >= document.Stages.Count ? document : document.With(step with { Stage = document.Stages[stage].Id });
    }

    /// <summary>Without the step.</summary>
    public static MapDocument RemoveStep(this MapDocument document, string id) => document[id] is null ? document
        : document with { Steps = document.Steps.Where(step => step.Id != id).ToItems() };

    /// <summary>With another step in the place of the one with its code; in another stage it goes to the border that is nearest.</summary>
    public static MapDocument With(this MapDocument document, MapStep changed)
    {
        if (document[changed.Id] is not { } before) return document;
        var all = document.Steps.Select(step => step.Id == changed.Id ? changed : step);
        return document with { Steps = before.Stage == changed.Stage ? all.ToItems() : all.OrderBy(step => StagePlace(document, step.Stage)).ToItems() };
    }

    /// <summary>With these stages. Steps of a stage that went go to the one that stood before it, else to the first.</summary>
    public static MapDocument With(this MapDocument document, IReadOnlyList<MapStage> stages)
    {
        if (stages.Count == 0) return document.Steps.Count == 0 ? document with { Stages = [] } : document;
        string Kept(string stage)
        {
            for (int place = StagePlace(document, stage); place >= 0; place--)
                if (stages.Any(one => one.Id == document.Stages[place].Id)) return document.Stages[place].Id;
            return stages[0].Id;
        }
        var changed = document with { Stages = stages.ToItems() };
        return changed with
        {
            Steps = document.Steps.Select(step => Kept(step.Stage) is var stage && stage == step.Stage ? step : step with { Stage = stage })
                .OrderBy(step => StagePlace(changed, step.Stage)).ToItems(),
        };
    }

    private static int StagePlace(MapDocument document, string id)
    {
        for (int i = 0; i < document.Stages.Count; i++)
            if (document.Stages[i].Id == id) return i;
        return -1;
    }

    private static string Free(string prefix, int count, Func<string, bool> isFree)
    {
        int number = count + 1;
        while (!isFree(FormattableString.Invariant($"{prefix}{number}"))) number++;
        return FormattableString.Invariant($"{prefix}{number}");
    }
}
