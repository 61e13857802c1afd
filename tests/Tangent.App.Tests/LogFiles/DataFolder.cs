namespace Tangent.Tests.LogFiles;

/// <summary>
/// Public data sets that are not shipped: the folder is named by TANGENT_DATA, or is called <c>tangent-data</c> and lies
/// beside the repository. A test that needs one skips with the reason when it is absent.
/// </summary>
static class DataFolder
{
    public static string File(string path)
    {
        var folder = Environment.GetEnvironmentVariable("TANGENT_DATA") ?? Path.Combine(BesideTheRepository(), "tangent-data");
        var file = Path.Combine(folder, path);
        Assert.SkipUnless(System.IO.File.Exists(file),
            $"Skipped: {path} was not found; TANGENT_DATA names the folder of public data sets.");
        return file;
    }

    private static string BesideTheRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Tangent.slnx")))
                return folder.Parent?.FullName ?? folder.FullName;
        return AppContext.BaseDirectory;
    }
}
