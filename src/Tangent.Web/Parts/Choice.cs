namespace Tangent.Web.Parts;

/// <summary>One value that can be chosen, in a field or a filter.</summary>
/// <param name="Value">What is sent, and what stands in the address.</param>
/// <param name="Words">What a person reads.</param>
/// <param name="Depth">Depth in a tree, 0 at its top.</param>
public sealed record Choice(string Value, string Words, int Depth = 0)
{
    /// <summary>The words behind full-width spaces, because an option element cannot be indented otherwise.</summary>
    public string Indented => new string('　', Depth) + Words;
}
