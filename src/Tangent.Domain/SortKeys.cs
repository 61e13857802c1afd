using System.Globalization;

namespace Tangent.Domain;

/// <summary>Keys by which names are ordered as a culture does, byte by byte, so that every database orders them alike.</summary>
/// <remarks>They come from the machine's own collation data: rows written by one release of it keep their order.</remarks>
public static class SortKeys
{
    private const CompareOptions Loose = CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth;

    /// <summary>Key of a name. In <c>zh-CN</c> the order is that of pinyin.</summary>
    /// <remarks>Worked example, tested: 安装 (ān), 报修 (bào), 上门 (shàng) in this order.</remarks>
    public static byte[] OfName(string culture, string name) =>
        CultureInfo.GetCultureInfo(culture).CompareInfo.GetSortKey(name, Loose | CompareOptions.NumericOrdering).KeyData;

    /// <summary>Key of a code: numbers in it are counted as numbers.</summary>
    /// <remarks>Worked example, tested: <c>T2</c> comes before <c>T13</c>.</remarks>
    public static byte[] OfCode(string code) => OfName("", code);

    /// <summary>Key of a moment, to the microsecond that is stored.</summary>
    public static byte[] OfTime(DateTime utc)
    {
        var key = new byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(key, utc.Ticks / TimeSpan.TicksPerMicrosecond);
        return key;
    }

    /// <summary>The key with the row's id behind it: a total order in one column, however many names are alike.</summary>
    public static byte[] Unique(byte[] key, Guid id) => [.. key, 0, .. id.ToByteArray(bigEndian: true)];
}
