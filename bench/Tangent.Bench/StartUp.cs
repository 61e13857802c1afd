using System.Diagnostics;

namespace Tangent.Bench;

/// <summary>From ./run to the first page: in a fresh clone with empty package caches, and on later starts.</summary>
static class StartUp
{
    public static async Task Fresh(int rounds)
    {
        var seconds = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            var folder = Directory.CreateTempSubdirectory("tangent bench ");      // a path with spaces is a path too
            try
            {
                var clone = await Clone(folder.FullName);
                await using var server = await RunningTangent.Start(clone, new Dictionary<string, string>
                {
                    ["NUGET_PACKAGES"] = Path.Combine(folder.FullName, "packages"),
                    ["NUGET_HTTP_CACHE_PATH"] = Path.Combine(folder.FullName, "http"),
                    ["npm_config_cache"] = Path.Combine(folder.FullName, "npm"),
                });
                seconds.Add(server.FirstPageAfter.TotalSeconds);
                Console.WriteLine($"  round {round + 1}: {server.FirstPageAfter.TotalSeconds:0.0} s");
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        Console.WriteLine(Spread.Line("fresh clone, empty caches, ./run to first page", seconds, "s"));
    }

    public static async Task Later(int rounds)
    {
        var seconds = new List<double>();
        for (int round = 0; round <= rounds; round++)
        {
            await using var server = await RunningTangent.Start(Repository());
            if (round > 0) seconds.Add(server.FirstPageAfter.TotalSeconds);       // round 0 builds what is missing
        }
        Console.WriteLine(Spread.Line("later start, ./run to first page", seconds, "s"));
    }

    /// <summary>The repository in which this is run.</summary>
    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tangent.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("Run the bench inside the repository.");
        return folder.FullName;
    }

    private static async Task<string> Clone(string folder)
    {
        var clone = Path.Combine(folder, "tangent");
        using var git = Process.Start("git", ["clone", "--quiet", "--no-hardlinks", Repository(), clone]);
        await git.WaitForExitAsync();
        return git.ExitCode == 0 ? clone : throw new InvalidOperationException("git clone failed");
    }
}
