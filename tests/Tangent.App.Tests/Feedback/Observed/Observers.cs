using Tangent.App.Feedback.Observed;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Touchpoints;

namespace Tangent.Tests.Feedback.Observed;

/// <summary>Short ways to programmes of observation in a test.</summary>
static class Observers
{
    public static readonly CancellationToken Stop = CancellationToken.None;
    public static readonly Actor Director = House.As(Role.Director);

    public const string HallItems = """
        # 迎接 / Welcome
        主动问好 / Greets first | yes-no | contactPersonnel
        核对证件 / Checks papers | yes-no | critical | x2 | @T9
        讲解 / Explains | 0-10 | na
        """;

    public static async Task<Guid> Programme(this House house, ObservedKind kind, string lines = HallItems, int apart = 2, OrgUnit? unit = null)
    {
        await house.Get<RegisterTouchpoint>().Run(Director, new("T2", "营业厅", "Hall", ContactChannel.OnSiteStaff, JourneyStage.InSale, house.RootUnit), Stop);
        await house.Get<RegisterTouchpoint>().Run(Director, new("T9", "柜台", "Counter", ContactChannel.OnSiteStaff, JourneyStage.InSale, house.RootUnit), Stop);
        var form = await house.Get<WriteForm>().Run(Director, new(null, house.RootUnit, FormLines.Read("营业厅 / Hall", lines).Value), Stop);
        Assert.Null(form.Failure);
        var made = await house.Get<MakeProgramme>().Run(Director, new(kind, $"{kind}", unit?.Id ?? house.RootUnit, form.Value, "T2", null, apart, 42), Stop);
        Assert.Null(made.Failure);
        return made.Value;
    }

    public static DateOnly Today(this House house) => DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

    public static SendSheet.Request Filled(Guid sheet, string greets = "yes", string papers = "yes", string explains = "8") =>
        new(sheet, null, null, new Dictionary<string, string> { ["i1"] = greets, ["i2"] = papers, ["i3"] = explains }, []);
}
