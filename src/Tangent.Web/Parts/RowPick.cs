namespace Tangent.Web.Parts;

/// <summary>Rows of a table that can be ticked, to do something to all of them on another page.</summary>
/// <param name="Path">The page that gets them as <c>ids</c>.</param>
/// <param name="Words">What the button says.</param>
/// <param name="Value">What is sent for a row.</param>
/// <param name="Name">What is read out at its box.</param>
public sealed record RowPick<T>(string Path, string Words, Func<T, string> Value, Func<T, string> Name);
