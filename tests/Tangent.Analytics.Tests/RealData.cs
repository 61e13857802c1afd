namespace Tangent.Analytics.Tests;

/// <summary>
/// Public data sets that are not shipped: the folder is named by TANGENT_DATA, or is called <c>tangent-data</c> and
/// lies beside the repository. A test that needs one skips with the reason when it is absent.
/// </summary>
static class RealData
{
    public static IReadOnlyList<string> Lines(string path)
    {
        var folder = Environment.GetEnvironmentVariable("TANGENT_DATA") ?? Path.Combine(BesideTheRepository(),
            "tangent-data");
        var file = Path.Combine(folder, path);
        Assert.SkipUnless(File.Exists(file),
            $"Skipped: {path} was not found; TANGENT_DATA names the folder of public data sets.");
        return File.ReadAllLines(file);
    }

    /// <summary>Columns of a CSV of numbers, by name.</summary>
    public static Dictionary<string, double[]> Columns(string path)
    {
        var lines = Lines(path);
        var names = lines[0].Split(',').Select(name => name.Trim('"')).ToList();
        var rows = lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToList();
        return names.ToDictionary(name => name, name =>
            rows.Select(row => double.TryParse(row[names.IndexOf(name)].Trim('"'), out double value) ? value
                : double.NaN).ToArray());
    }

    private static string BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName,
                "Tangent.slnx"))) return folder.Parent?.FullName ?? folder.FullName;
        return AppContext.BaseDirectory;
    }
}
