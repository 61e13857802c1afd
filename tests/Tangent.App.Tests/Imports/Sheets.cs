using System.Text;
using Tangent.App.Imports;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.Tests.Imports;

/// <summary>Short ways to import text in a test.</summary>
static class Sheets
{
    public const string Header = "编码,中文名称,英文名称,渠道,阶段,单位";

    public static string Row(int i, string unit = "ROOT") => $"I{i},触点{i},Touchpoint {i},热线,售后,{unit}";

    public static string Of(params IEnumerable<string> rows) => Header + "\n" + string.Join('\n', rows);

    public static string Many(int count) => Of(Enumerable.Range(1, count).Select(i => Row(i)));

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Task<Outcome<ImportFile.Answer>> Try(this House house, string text, List<BadRow>? bad = null, Actor? who = null,
        bool isDry = false, bool isInUse = false, Action<double>? tell = null, CancellationToken stop = default) =>
        house.Get<ImportFile>().Run(who ?? House.As(Role.Director), new("touchpoints.csv", Stream(text), null, null, isDry, isInUse)
        {
            OnBad = row => bad?.Add(row),
            Tell = share =>
            {
                tell?.Invoke(share);
                return Task.CompletedTask;
            },
        }, stop);

    /// <summary>What the rows did.</summary>
    public static async Task<ImportCounts> Import(this House house, string text, List<BadRow>? bad = null, Actor? who = null,
        bool isDry = false, bool isInUse = false)
    {
        var done = await house.Try(text, bad, who, isDry, isInUse);
        Assert.Null(done.Failure);
        return done.Value.Counts;
    }

    public static IEnumerable<(int Row, string Code, string? Field)> Reasons(this IEnumerable<BadRow> rows) =>
        rows.SelectMany(row => row.Problems.Select(problem => (row.Row.Number, problem.Code, problem.Field)));
}
