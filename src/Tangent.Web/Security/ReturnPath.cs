namespace Tangent.Web.Security;

/// <summary>Where to go after signing in: only ever a path of this site.</summary>
public static class ReturnPath
{
    private const int Longest = 2000;

    /// <summary>The path as given when it is plainly local, else the start page.</summary>
    /// <remarks>
    /// A browser reads a backslash as a slash and drops control characters, so <c>/\host</c> and <c>/&#9;/host</c> lead away;
    /// anything but a single slash followed by a plain character is refused rather than mended.
    /// </remarks>
    public static string Safe(string? wanted) =>
        wanted is { Length: > 0 and <= Longest } && IsLocal(wanted) ? wanted : "/";

    private static bool IsLocal(string path) =>
        path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(c => char.IsControl(c) || c == '\\')
        && !Uri.UnescapeDataString(path).AsSpan(1).StartsWith("/")
        && !Uri.UnescapeDataString(path).Any(c => char.IsControl(c) || c == '\\');
}
