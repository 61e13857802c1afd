namespace Tangent.Web.Parts;

/// <summary>One filter of a page: a key of the address and the values it can take.</summary>
/// <param name="Key">Key in the query, such as <c>channel</c>.</param>
/// <param name="Name">Name in the reader's language, such as 渠道.</param>
/// <param name="Choices">The values; the address leaves the default out.</param>
/// <param name="Usual">The value without which the address stands, or null for "all".</param>
public sealed record Filter(string Key, string Name, IReadOnlyList<Choice> Choices, string? Usual = null)
{
    /// <summary>The chosen value: what the address says if it is one of the choices, else the usual one.</summary>
    public string? ValueIn(PageState state) =>
        state[Key] is { } value && Choices.Any(choice => choice.Value == value) ? value : Usual;

    /// <summary>Whether the page is narrowed by it.</summary>
    public bool IsSetIn(PageState state) => ValueIn(state) != Usual;

    /// <summary>Words of the chosen value, or null for "all".</summary>
    public string? WordsIn(PageState state) =>
        Choices.FirstOrDefault(choice => choice.Value == ValueIn(state))?.Words;
}

/// <summary>What leaving one filter out would bring back: for the empty state of a filtered list.</summary>
/// <param name="Key">Key of the filter, or of the search.</param>
/// <param name="Words">What is left out, such as 等级 金卡.</param>
/// <param name="Count">How many rows would be shown.</param>
public sealed record Relief(string Key, string Words, int Count)
{
    /// <summary>The one that brings most; of equals the first. Null when none brings any.</summary>
    public static Relief? Best(IEnumerable<Relief> reliefs) =>
        reliefs.Where(relief => relief.Count > 0).OrderByDescending(relief => relief.Count).FirstOrDefault();
}
