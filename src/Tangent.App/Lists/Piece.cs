namespace Tangent.App.Lists;

/// <summary>A piece of a list, with the places where the neighbouring pieces start.</summary>
/// <param name="Items">The rows, in the order of the list.</param>
/// <param name="Next">Opaque text to ask for what follows; null at the end.</param>
/// <param name="Previous">Opaque text to ask for what comes before; null at the start.</param>
public sealed record Piece<T>(IReadOnlyList<T> Items, string? Next, string? Previous)
{
    /// <summary>The same piece with its rows turned into others.</summary>
    public Piece<TOther> Turn<TOther>(Func<T, TOther> turn) => new([.. Items.Select(turn)], Next, Previous);
}

/// <summary>Which piece of a list is wanted.</summary>
/// <param name="After">Cursor of the piece before: what follows is wanted.</param>
/// <param name="Before">Cursor of the piece after: what comes before is wanted. Not together with the other.</param>
/// <param name="Limit">Rows, 1 to <see cref="MostRows"/>; null takes <see cref="UsualRows"/>.</param>
public sealed record PieceRequest(string? After = null, string? Before = null, int? Limit = null)
{
    /// <summary>Rows that one piece has at most.</summary>
    public const int MostRows = 200;

    /// <summary>Rows of a piece when nobody says.</summary>
    public const int UsualRows = 50;
}
