namespace Tangent.App.Export;

/// <summary>The words of an exported list, given by the door that knows the reader's language.</summary>
/// <param name="Of">Words of a key.</param>
/// <param name="OfMember">Words of a member of a closed list.</param>
/// <param name="IsChinese">Whether names come in Chinese where there are two.</param>
public sealed record ExportWords(Func<string, string> Of, Func<Enum, string> OfMember, bool IsChinese);
