namespace Tangent.App.Tables;

/// <summary>How much of a file is read at all: a hostile file is refused early and costs little memory.</summary>
/// <param name="MostBytes">Largest file.</param>
/// <param name="MostColumns">Most columns.</param>
/// <param name="MostRows">Most rows, the header counted; as many as a sheet has.</param>
/// <param name="LongestCell">Most characters in a cell; as many as a sheet's cell has.</param>
/// <param name="MostInside">Most bytes that a workbook may have when it is unpacked.</param>
public sealed record TableLimits(long MostBytes = 100L << 20, int MostColumns = 200, int MostRows = 1_048_576,
    int LongestCell = 32_767, long MostInside = 1L << 30)
{
    /// <summary>For a file on the machine itself, by whoever may read it: any number of rows; what one row may cost stays bounded.</summary>
    public static TableLimits None { get; } = new(long.MaxValue, MostRows: int.MaxValue, MostInside: long.MaxValue);

    /// <summary>How many times larger than the file its contents may be, once they are beyond <see cref="FreeInside"/>.</summary>
    public const int MostRatio = 200;

    /// <summary>Unpacked bytes that need no justification by the size of the file.</summary>
    public const long FreeInside = 16L << 20;

    /// <summary>Most parts of a workbook.</summary>
    public const int MostParts = 2_000;

    /// <summary>Most characters of all texts that a workbook keeps in one place.</summary>
    public const int MostSharedCharacters = 64_000_000;
}
