namespace Tangent.Domain.Touchpoints;

/// <summary>Which steps of a drawing kept their order from one version to another.</summary>
static class StepOrder
{
    /// <summary>The longest row of common steps that is in the order of both (longest rising row of places, quadratic: at most sixty steps).</summary>
    /// <param name="before">Codes of the earlier version in order.</param>
    /// <param name="after">Codes of the later one.</param>
    public static HashSet<string> Kept(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var places = before.Select((id, place) => (id, place)).ToDictionary(one => one.id, one => one.place);
        var common = after.Where(places.ContainsKey).Select(id => (Id: id, Place: places[id])).ToList();
        var (length, from) = (new int[common.Count], new int[common.Count]);
        int last = -1;
        for (int i = 0; i < common.Count; i++)
        {
            (length[i], from[i]) = (1, -1);
            for (int j = 0; j < i; j++)
                if (common[j].Place < common[i].Place && length[j] >= length[i]) (length[i], from[i]) = (length[j] + 1, j);
            if (last < 0 || length[i] > length[last]) last = i;
        }
        HashSet<string> kept = [];
        for (; last >= 0; last = from[last]) kept.Add(common[last].Id);
        return kept;
    }
}
