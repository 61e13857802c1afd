using System.Text;
using System.Text.Json.Nodes;
using Tangent.App.Demo;
using Tangent.Domain;

namespace Tangent.App.Tests.Demo;

public class TruthRulesTests
{
    [Fact]
    public void The_truths_of_the_demo_company_keep_the_rules() => Assert.Empty(TruthRules.Check(DemoFiles.Truths));

    [Fact]
    public void The_printed_file_can_be_read_back_and_gives_the_same_world()
    {
        var read = DemoFiles.Read(DemoFiles.TruthsText());
        Assert.Null(read.Failure);
        Assert.Equal(
            WorldExport.Sha256(World.Make(new(Seed: 1, Customers: 200))),
            WorldExport.Sha256(World.Make(new(Seed: 1, Customers: 200, Truths: read.Value))));
    }

    [Fact]
    public void Every_truth_says_why()
    {
        foreach (var section in File().AsObject())
            foreach (var truth in section.Value as JsonArray ?? [])
                if (section.Key is not "tables") Assert.True(truth!["why"]?.GetValue<string>().Length > 5,
                    $"{section.Key}: {truth.ToJsonString()}");
    }

    [Theory]
    [InlineData("moments[12].penalty", "demo.truths.range")]
    [InlineData("moments[12].kind", "demo.truths.kind")]
    [InlineData("tiers[].share", "demo.truths.sum")]
    [InlineData("rule", "demo.truths.sum")]
    [InlineData("declines[0].units", "demo.truths.unknown")]
    [InlineData("improvements[0].fromWeek", "demo.truths.week")]
    [InlineData("deviations[0].step", "demo.truths.unknown")]
    [InlineData("tables", "demo.truths.missing")]
    [InlineData("tables[0].seconds", "demo.truths.order")]
    [InlineData("places[0].hours", "demo.truths.range")]
    [InlineData("moments[].at", "demo.truths.once")]
    [InlineData("outages[0].devices", "demo.truths.unknown")]
    [InlineData("doses[0].cost", "demo.truths.key")]
    [InlineData("customers.activity", "demo.truths.ends")]
    public void A_wrong_truth_is_named_with_its_place(string field, string code)
    {
        var file = File();
        Break(file, field, code);
        var failure = Assert.IsType<Fail.Invalid>(DemoFiles.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Failure);
        Assert.Contains(failure.Problems, problem => problem.Field == field && problem.Code == code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"unknown\": 1}")]
    [InlineData("null")]
    public void What_is_no_truths_file_is_refused(string text) =>
        Assert.IsType<Fail.Invalid>(DemoFiles.Read(Encoding.UTF8.GetBytes(text)).Failure);

    [Fact]
    public void All_problems_are_found_at_once()
    {
        var file = File();
        Break(file, "moments[12].penalty", "demo.truths.range");
        Break(file, "rule", "demo.truths.sum");
        Assert.True(DemoFiles.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Failure!.Problems.Count >= 2);
    }

    private static JsonNode File() => JsonNode.Parse(DemoFiles.TruthsText())!;

    private static void Break(JsonNode file, string field, string code)
    {
        switch (field)
        {
            case "moments[12].penalty": file["moments"]![12]!["penalty"] = 1001; break;
            case "moments[12].kind": file["moments"]![12]!["kind"] = "Enhancer"; break;
            case "tiers[].share": file["tiers"]![0]!["share"] = 31; break;
            case "rule": file["rule"]!["mean"] = 301; break;
            case "declines[0].units": file["declines"]![0]!["units"] = new JsonArray("XX-H1"); break;
            case "improvements[0].fromWeek": file["improvements"]![0]!["fromWeek"] = "2026-W60"; break;
            case "deviations[0].step": file["deviations"]![0]!["step"] = "no such step"; break;
            case "tables": file["tables"]!.AsArray().RemoveAt(0); break;
            case "tables[0].seconds": file["tables"]![0]!["seconds"]!["500"] = 99999; break;
            case "places[0].hours": file["places"]![0]!["hours"] = new JsonArray(1, 2, 3); break;
            case "moments[].at": file["moments"]!.AsArray().RemoveAt(3); break;
            case "outages[0].devices": file["outages"]![0]!["devices"] = new JsonArray("APP-99"); break;
            case "doses[0].cost": file["doses"]![0]!["cost"]!["ten"] = 10; break;
            case "customers.activity": file["customers"]!["activity"] = new JsonObject { ["0"] = 1000 }; break;
            default: throw new ArgumentOutOfRangeException(nameof(field), $"{field} {code}");
        }
    }
}
