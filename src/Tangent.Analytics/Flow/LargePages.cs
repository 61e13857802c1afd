using System.Runtime.InteropServices;

namespace Tangent.Analytics.Flow;

/// <summary>Large columns that are written in no order: in pages of two megabytes the processor finds its way a third faster.</summary>
static unsafe partial class LargePages
{
    private const nuint Page = 2 << 20;
    private const int WithLargePages = 14;      // MADV_HUGEPAGE of Linux

    /// <summary>A new column whose values are arbitrary; where the system knows large pages, it is asked for them.</summary>
    public static T[] Allocate<T>(int length) where T : unmanaged
    {
        var column = GC.AllocateUninitializedArray<T>(length);
        Wish(column);
        return column;
    }

    /// <summary>Asks the system to keep a new column in large pages. A wish: nothing depends on it.</summary>
    public static void Wish<T>(T[] column) where T : unmanaged
    {
        nuint size = (nuint)column.Length * (nuint)sizeof(T);
        if (size < 2 * Page || !OperatingSystem.IsLinux()) return;
        fixed (T* start = column)
        {
            nuint from = ((nuint)start + Page - 1) / Page * Page, to = ((nuint)start + size) / Page * Page;
            _ = Advise((void*)from, to - from, WithLargePages);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(void* from, nuint length, int advice);
}
