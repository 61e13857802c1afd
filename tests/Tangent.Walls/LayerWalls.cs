using System.Text.RegularExpressions;

namespace Tangent.Walls;

/// <summary>What each layer must not know: doors know no database, use cases no doors, numbers nothing but numbers.</summary>
public class LayerWalls
{
    private static readonly Dictionary<string, string> MustNotName = new()
    {
        ["src/Tangent.Analytics"] = @"\bMicrosoft\.(EntityFrameworkCore|Extensions|AspNetCore)\b|\bTimeProvider\b|\bILogger\b|"
            + @"\basync\b|\bawait\b|\bTask\b|\bConsole\b|\bHttpClient\b|\bFile\.|\bDirectory\.",
        ["src/Tangent.Domain"] = @"\bMicrosoft\.(EntityFrameworkCore|Extensions|AspNetCore)\b|\bTimeProvider\b|\bILogger\b|"
            + @"\basync\b|\bawait\b|\bTask\b|\bConsole\b|\bHttpClient\b|\bFile\.|\bDirectory\.",
        ["src/Tangent.Storage"] = @"\bMicrosoft\.AspNetCore\.(?!Identity\b|DataProtection\b)|\bHttpContext\b|\bConsole\.|\bSystem\.CommandLine\b",
        ["src/Tangent.App"] = @"\bMicrosoft\.AspNetCore\.(?!Identity\b|DataProtection\b)|\bHttpContext\b|\bConsole\.|\bSystem\.CommandLine\b"
            + @"|\bIResult\b|\bStatusCodes\b",
        ["src/Tangent.Web"] = DatabaseNames,
        ["src/Tangent.Cli"] = DatabaseNames,
    };

    private const string DatabaseNames =
        @"(?<![\w.""-])(Db|DbContext|DbSet)\b(?!\s*[""])|\bMicrosoft\.EntityFrameworkCore\b|\bSaveChanges|\bFromSql\b|\bSqlQuery\b";

    /// <summary>Where a door's wall has a gate, and why.</summary>
    private static readonly Dictionary<string, string> Gates = new()
    {
    };

    public static TheoryData<string> Layers => [.. MustNotName.Keys];

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_names_only_what_it_may_know(string layer) => Wall.Holds(
        from file in Repository.Under(layer, ".cs", ".razor")
        where !Gates.ContainsKey(file.Path)
        from breach in Breaches(layer, file.Text)
        select $"{file.Path}: {breach}");

    [Fact]
    public void Every_gate_is_still_used() => Assert.All(Gates.Keys, path => Assert.NotEmpty(Breaches(
        MustNotName.Keys.Single(layer => path.StartsWith(layer + "/", StringComparison.Ordinal)), Repository.Read(path))));

    [Theory]
    [InlineData("src/Tangent.Analytics", "var now = TimeProvider.System.GetUtcNow();")]
    [InlineData("src/Tangent.Analytics", "public async Task<double> Mean() => 1;")]
    [InlineData("src/Tangent.Domain", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/Tangent.App", "using Microsoft.AspNetCore.Http;")]
    [InlineData("src/Tangent.App", "Console.WriteLine(1);")]
    [InlineData("src/Tangent.Web", "public class X(Db db)")]
    [InlineData("src/Tangent.Web", "@inject Tangent.Storage.Db Store")]
    [InlineData("src/Tangent.Cli", "services.GetRequiredService<Db>()")]
    [InlineData("src/Tangent.Cli", "using Microsoft.EntityFrameworkCore;")]
    public void A_breach_is_seen(string layer, string source) => Assert.NotEmpty(Breaches(layer, source));

    [Theory]
    [InlineData("src/Tangent.Analytics", "// no TimeProvider here, no Task either")]
    [InlineData("src/Tangent.App", "using Microsoft.AspNetCore.Identity;")]
    [InlineData("src/Tangent.Web", "var path = settings.DbFile; var x = row.Db;")]
    [InlineData("src/Tangent.Cli", "new Option<string>(\"--db\")")]
    public void A_lawful_use_is_quiet(string layer, string source) => Wall.Holds(Breaches(layer, source));

    private static IEnumerable<string> Breaches(string layer, string source)
    {
        var code = Code.WithoutComments(source);
        return Regex.Matches(code.Replace("Tangent.Storage.Db", "Db", StringComparison.Ordinal), MustNotName[layer])
            .Select(match => match.Value).Distinct();
    }
}
