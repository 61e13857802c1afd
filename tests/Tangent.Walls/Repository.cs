namespace Tangent.Walls;

/// <summary>A file of the repository: where it stands, in forward slashes from the root, and what is in it.</summary>
public sealed record SourceFile(string Path)
{
    private string? text;

    public string Name => System.IO.Path.GetFileName(Path);

    public string Text => text ??= File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path));

    public override string ToString() => Path;
}

/// <summary>The files that people wrote, without what builds and package managers put beside them.</summary>
public static class Repository
{
    private static readonly string[] MadeByTools =
        [".git", "artifacts", "node_modules", "src/Tangent.Web/wwwroot/built", "data", ".vs", ".vscode", ".idea"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Walk(Root).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Files of a folder with one of the endings.</summary>
    public static IEnumerable<SourceFile> Under(string folder, params string[] endings) => Files.Where(file =>
        file.Path.StartsWith(folder + "/", StringComparison.Ordinal)
        && (endings.Length == 0 || endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal))));

    /// <summary>The text of a file that must be there.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static int LineOf(string text, int position) => text.AsSpan(0, position).Count('\n') + 1;

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder))
        {
            var path = Path.GetRelativePath(Root, entry).Replace('\\', '/');
            if (MadeByTools.Contains(path) || MadeByTools.Contains(Path.GetFileName(entry))) continue;
            if (File.GetAttributes(entry).HasFlag(FileAttributes.Directory))
                foreach (var file in Walk(entry)) yield return file;
            else yield return new SourceFile(path);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Tangent.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run the walls inside the repository.");
    }
}
