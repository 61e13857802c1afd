using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tangent.Walls;

/// <summary>Each line of BannedSymbols.txt really fails a build: the compiler itself is asked.</summary>
public class BannedSymbolWalls
{
    /// <summary>One use of each banned symbol.</summary>
    private static readonly Dictionary<string, string> Uses = new()
    {
        ["P:System.DateTime.UtcNow"] = "DateTime.UtcNow",
        ["P:System.DateTime.Now"] = "DateTime.Now",
        ["P:System.DateTime.Today"] = "DateTime.Today",
        ["P:System.DateTimeOffset.UtcNow"] = "DateTimeOffset.UtcNow",
        ["P:System.DateTimeOffset.Now"] = "DateTimeOffset.Now",
        ["P:System.Random.Shared"] = "Random.Shared",
        ["M:System.Random.#ctor"] = "new Random()",
        ["M:System.Guid.NewGuid"] = "Guid.NewGuid()",
        ["M:System.Guid.CreateVersion7"] = "Guid.CreateVersion7()",
        ["M:Microsoft.EntityFrameworkCore.DbContext.Set``1"] = "db.Set<string>()",
        ["M:Microsoft.EntityFrameworkCore.RelationalQueryableExtensions.FromSqlRaw``1"] = "set.FromSqlRaw(\"select 1\")",
        ["M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.SqlQueryRaw``1"] = "db.Database.SqlQueryRaw<int>(\"select 1\")",
        ["M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw"] = "db.Database.ExecuteSqlRaw(\"select 1\")",
        ["M:Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync"] = "db.Database.ExecuteSqlRawAsync(\"select 1\")",
    };

    private static readonly Dictionary<string, string> Build = typeof(BannedSymbolWalls).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(fact => fact.Key, fact => fact.Value!);

    [Fact]
    public async Task Every_banned_symbol_fails_a_build()
    {
        var banned = Repository.Read("BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';')[0].Split('(')[0]).ToList();
        var lines = banned.Select((symbol, i) => $"    object o{i}(DbContext db, DbSet<string> set) => {Uses[symbol]};");
        var source = $"using System;\nusing Microsoft.EntityFrameworkCore;\nclass C\n{{\n{string.Join('\n', lines)}\n}}\n";

        var seen = Regex.Matches(await Compile(source), @"\((\d+),\d+\): error RS0030").Select(match => int.Parse(match.Groups[1].Value) - 5);
        Wall.Holds(banned.Where((_, i) => !seen.Contains(i)));
    }

    [Fact]
    public async Task Time_from_the_clock_is_quiet() =>
        Assert.DoesNotContain("RS0030", await Compile("class C { object Now(System.TimeProvider clock) => clock.GetUtcNow(); }"), StringComparison.Ordinal);

    [Fact]
    public void Nobody_switches_the_ban_off() => Wall.Holds(
        from file in Repository.Files
        where Regex.IsMatch(file.Name, @"\.(cs|csproj|props|targets|editorconfig)$") && file.Name != "BannedSymbolWalls.cs"
        where Regex.IsMatch(file.Text, @"(disable|NoWarn>|WarningsNotAsErrors>|SuppressMessage\()[^\n]*RS0030|RS0030\.severity")
        select file.Path);

    /// <summary>What the SDK's compiler says about the source, with the analyzer of the build.</summary>
    private static async Task<string> Compile(string source)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-walls-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "C.cs"), source);
            var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(':').Select(path => $"-r:\"{path}\"");
            var analyzers = Directory.GetFiles(Build["BannedApiAnalyzers"], "*.dll", SearchOption.AllDirectories)
                .Where(path => path.Contains("/dotnet/cs/", StringComparison.Ordinal)
                    || path.EndsWith("/cs/Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.dll", StringComparison.Ordinal)
                    || path.EndsWith("Microsoft.CodeAnalysis.BannedApiAnalyzers.dll", StringComparison.Ordinal)).Select(path => $"-a:\"{path}\"");
            await File.WriteAllLinesAsync(Path.Combine(folder, "C.rsp"), [
                "-nologo", "-noconfig", "-nostdlib", "-target:library", "-langversion:14", "-warnaserror:RS0030",
                "-warnaserror:CS8032", $"-out:\"{folder}/C.dll\"",
                $"-additionalfile:\"{Repository.Root}/BannedSymbols.txt\"", .. references, .. analyzers, $"\"{folder}/C.cs\"",
            ]);
            var start = new ProcessStartInfo("dotnet", [Build["Compiler"], $"@{folder}/C.rsp"]) { RedirectStandardOutput = true };
            using var compiler = Process.Start(start)!;
            var said = await compiler.StandardOutput.ReadToEndAsync();
            await compiler.WaitForExitAsync();
            return said;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
