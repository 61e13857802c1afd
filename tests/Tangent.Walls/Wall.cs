namespace Tangent.Walls;

static class Wall
{
    /// <summary>Fails with every breach on a line of its own.</summary>
    public static void Holds(IEnumerable<string> breaches)
    {
        var found = breaches.ToList();
        Assert.True(found.Count == 0, $"{found.Count} breaches:{Environment.NewLine}{string.Join(Environment.NewLine, found)}");
    }
}
