using System.Text.RegularExpressions;

namespace Tangent.Domain.Access;

/// <summary>Where an organisation unit hangs in the tree: the numbers from the root down, each with a dot after it.</summary>
/// <remarks>Worked example, tested: <c>1.4.</c> contains <c>1.4.9.</c> and itself, but not <c>1.40.</c>.</remarks>
public readonly partial record struct UnitPath
{
    private UnitPath(string value) => Value = value;

    /// <summary>The path as text, such as <c>1.4.9.</c>.</summary>
    public string Value { get; }

    /// <summary>The root unit: the whole organisation.</summary>
    public static UnitPath Root { get; } = new("1.");

    /// <summary>Reads a stored path.</summary>
    /// <exception cref="FormatException">The text is not numbers with a dot after each.</exception>
    public static UnitPath From(string value) =>
        Shape().IsMatch(value) ? new(value) : throw new FormatException($"'{value}' is not a unit path");

    /// <summary>Whether a text is a path.</summary>
    public static bool IsPath(string value) => Shape().IsMatch(value);

    /// <summary>The path of a child with this number.</summary>
    public UnitPath Child(int number) => new($"{Value}{number}.");

    /// <summary>Whether the other unit is this one or lies below it.</summary>
    public bool Contains(UnitPath other) => other.Value.StartsWith(Value, StringComparison.Ordinal);

    /// <summary>The nearest unit that contains all of these; the root when there are none.</summary>
    /// <remarks>Worked example, tested: around <c>1.4.9.</c> and <c>1.4.12.</c> is <c>1.4.</c>.</remarks>
    public static UnitPath Around(IEnumerable<UnitPath> units)
    {
        UnitPath? around = null;
        foreach (var unit in units)
        {
            around ??= unit;
            while (!around.Value.Contains(unit)) around = around.Value.Above();
        }
        return around ?? Root;
    }

    private UnitPath Above() => new(Value[..(Value[..^1].LastIndexOf('.') + 1)]);

    /// <inheritdoc />
    public override string ToString() => Value;

    [GeneratedRegex(@"^([1-9]\d*\.)+$")]
    private static partial Regex Shape();
}
