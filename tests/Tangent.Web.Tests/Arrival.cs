using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tangent.Web.Tests;

/// <summary>Waits for an address. WaitForURLAsync looks once and then listens, and misses a page that comes in between.</summary>
static class Arrival
{
    /// <summary>The page's address, from the path on, comes to match the pattern.</summary>
    public static Task Arrives(this IPage page, string pattern) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($"^http://[^/]+{pattern}$"), new() { Timeout = 30_000 });
}
