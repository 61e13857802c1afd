using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Feedback.Observed;
using Tangent.App.Imports;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Tests.Access;
using static Tangent.Tests.Feedback.Observed.Observers;

namespace Tangent.Tests.Feedback.Observed;

public sealed class VisitTests
{
    [Theory, OnBothDatabases]
    public async Task A_visit_is_planned_blind_filled_in_once_and_counts_beside_customers(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (one, other) = (await house.Unit("H1"), await house.Unit("H2"));
        Actor[] shoppers = [await house.Hire(Role.Clerk), await house.Hire(Role.Clerk), await house.Hire(Role.Clerk)];
        var programme = await house.Programme(ObservedKind.Visit);
        PlanVisits.Request asked = new(programme, [one.Id, other.Id], [.. shoppers.Select(who => who.Id)], 3, house.Today(), house.Today().AddDays(29));
        var few = await house.Get<PlanVisits>().Run(Director, asked with { ObserverIds = [shoppers[0].Id] }, Stop);
        Assert.Equal(["observerIds"], Assert.IsType<Fail.Invalid>(few.Failure).Problems.Select(problem => problem.Field));
        Assert.Equal(6, (await house.Get<PlanVisits>().Run(Director, asked, Stop)).Value);
        var next = asked with { Each = 1, From = house.Today().AddDays(30), To = house.Today().AddDays(59) };
        Assert.Equal(2, (await house.Get<PlanVisits>().Run(Director, next, Stop)).Value);

        var sheets = await house.Db().ObservedSheets.OrderBy(s => s.FromUtc).ToListAsync();
        // Two apart among three: at each unit every three visits in a row are made by three people, also over two plans.
        foreach (var visits in sheets.GroupBy(s => s.UnitId))
            Assert.All(Enumerable.Range(0, 2), i => Assert.Equal(3, visits.Skip(i).Take(3).Select(s => s.ObserverId).Distinct().Count()));
        // The unit sees no plan; a shopper sees what is his own, and no result.
        var manager = House.As(Role.UnitManager, one.Path);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListProgrammes>().Run(manager, new(), Stop)).Failure);
        Assert.Null((await house.Get<MeasureProgramme>().Run(manager, new(programme), Stop)).Value.Planned);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListObservations>().Run(shoppers[0], new(new()), Stop)).Failure);
        var sheet = sheets.First(s => s.UnitId == one.Id);
        var (shopper, stranger) = (shoppers.Single(who => who.Id == sheet.ObserverId), shoppers.First(who => who.Id != sheet.ObserverId));
        Assert.Contains((await house.Get<ListOwnSheets>().Run(shopper, new(), Stop)).Value.Planned, row => row.Sheet.Id == sheet.Id);
        Assert.IsType<Fail.Missing>((await house.Get<OpenSheet>().Run(stranger, new(sheet.Id), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<SendSheet>().Run(stranger, Filled(sheet.Id), Stop)).Failure);

        house.Clock.Pass(TimeSpan.FromDays(1));
        var wrong = await house.Get<SendSheet>().Run(shopper, Filled(sheet.Id, papers: "na", explains: "11") with { Words = new('字', 2001) }, Stop);
        Assert.Equal(["i2", "i3", "words"], Assert.IsType<Fail.Invalid>(wrong.Failure).Problems.Select(problem => problem.Field));
        Assert.True((await house.Get<SendSheet>().Run(shopper, Filled(sheet.Id, papers: "no", explains: "5"), Stop)).Value);
        Assert.False((await house.Get<SendSheet>().Run(shopper, Filled(sheet.Id, papers: "no", explains: "5"), Stop)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<SendSheet>().Run(shopper, Filled(sheet.Id), Stop)).Failure);

        var row = Assert.Single((await house.Get<ListObservations>().Run(manager, new(new(Touchpoint: null)), Stop)).Value.Items);
        Assert.Equal((37.5, 1, SheetState.Sent, null), (row.Points!.Value, row.CriticalFailed, row.State, row.Observer));
        var judged = await house.Db().Judgements.OrderBy(j => j.ExternalId).ToListAsync();
        Assert.Equal([("T2", 1.0), ("T9", 0.0), ("T2", 5.0)], judged.Select(j => (j.Touchpoint, j.Score!.Value)));
        Assert.All(judged, j => Assert.Equal((Instrument.Observed, "observed-visit", "H1"), (j.Instrument, j.Source, j.Unit)));
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_disputes_once_and_what_is_annulled_counts_nowhere(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (own, elsewhere) = (await house.Unit("H1"), await house.Unit("H2"));
        var shopper = await house.Hire(Role.Clerk);
        var programme = await house.Programme(ObservedKind.Visit, apart: 0);
        await house.Get<PlanVisits>().Run(Director, new(programme, [own.Id], [shopper.Id], 2, house.Today(), house.Today()), Stop);
        foreach (var planned in await house.Db().ObservedSheets.ToListAsync())
            Assert.Null((await house.Get<SendSheet>().Run(shopper,
                Filled(planned.Id, greets: "no") with { SeenUtc = planned.FromUtc, Photos = [new(Png)] }, Stop)).Failure);
        var id = (await house.Db().ObservedSheets.FirstAsync()).Id;
        Actor manager = House.As(Role.UnitManager, own.Path), neighbour = House.As(Role.UnitManager, elsewhere.Path);
        Assert.IsType<Fail.Missing>((await house.Get<ShowObservation>().Run(neighbour, new(id), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<DisputeObservation>().Run(neighbour, new(id, "x"), Stop)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<DecideDispute>().Run(Director, new(id, DisputeEnd.Upheld, "x"), Stop)).Failure);
        Assert.Null((await house.Get<DisputeObservation>().Run(manager, new(id, "那天系统停了"), Stop)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<DisputeObservation>().Run(manager, new(id, "再说一遍"), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<DecideDispute>().Run(manager, new(id, DisputeEnd.Annulled, "x"), Stop)).Failure);
        Assert.Null((await house.Get<DecideDispute>().Run(Director, new(id, DisputeEnd.Annulled, "核实系统停机"), Stop)).Failure);

        var shown = (await house.Get<ShowObservation>().Run(manager, new(id), Stop)).Value;
        Assert.Equal((SheetState.Annulled, false, false), (shown.Row.State, shown.MayDispute, shown.MayDecide));
        Assert.Equal(Png, (await house.Get<ReadEvidence>().Run(manager, new(id, Assert.Single(shown.Photos).Id), Stop)).Value.Bytes);
        var found = (await house.Get<MeasureProgramme>().Run(Director, new(programme), Stop)).Value;
        Assert.Equal(1, ((Estimate)found.All.Clean).N);
        Assert.Equal(new CannotTell("analytics.too-few", 1, 2).Code, ((CannotTell)found.All.Points).Code);
        Assert.Equal("analytics.no-observations", ((CannotTell)found.Agreement).Code);
        Assert.Equal(3, await house.Db().Judgements.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task An_agencys_file_comes_in_once_and_bad_rows_stand_aside(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Unit("H1");
        await house.Programme(ObservedKind.Visit);
        const string File = """
            编号,项目,网点,到访时间,主动问好,Checks papers,i3,备注
            v1,Visit,H1,2026-01-02 10:00,是,合格,8,不错
            v2,Visit,H1,2026-01-03 10:00,否,不合格,不适用,
            v3,Visit,H9,2026-01-03 10:00,是,是,8,
            v4,Walk,H1,2026-01-03 10:00,是,是,8,
            v5,Visit,H1,2026-01-03 10:00,是,,8,
            """;
        Assert.Equal(new ImportCounts(2, 0, 0, 3), await Import(house, File, isDry: true));
        Assert.Equal(0, await house.Db().ObservedSheets.CountAsync());
        Assert.Equal(new ImportCounts(2, 0, 0, 3), await Import(house, File));
        Assert.Equal(new ImportCounts(0, 0, 2, 3), await Import(house, File));
        Assert.Equal(new ImportCounts(0, 0, 0, 1), await Import(house, File.Split('\n')[0] + "\nv1,Visit,H1,2026-01-02 10:00,否,合格,8,\n"));
        var rows = (await house.Get<ListObservations>().Run(Director, new(new()), Stop)).Value.Items;
        Assert.Equal([(0.0, 1), (95.0, 0)], rows.Select(row => (row.Points!.Value, row.CriticalFailed)));
        Assert.Equal(5, await house.Db().Judgements.CountAsync());
    }

    private static async Task<ImportCounts> Import(House house, string content, bool isDry = false)
    {
        var done = await house.Get<ImportFile>().Run(Director,
            new("visits.csv", new MemoryStream(Encoding.UTF8.GetBytes(content)), IsDry: isDry, Target: "observations", Source: "agency") { KeepsRest = true },
            Stop);
        Assert.Null(done.Failure);
        return done.Value.Counts;
    }

    [Fact]
    public void A_form_is_read_from_lines_and_written_the_same()
    {
        var form = FormLines.Read("营业厅 / Hall", HallItems).Value;
        Assert.Equal(form, FormLines.Read(FormLines.Shown(form.Title), FormLines.Write(form)).Value);
        Assert.Equal(form, FormCodec.Read<FormDocument>(FormCodec.Write(form)));
        Assert.Equal(("Checks papers", 2.0, true, "T9"), (form["i2"]!.Text["en"], form["i2"]!.Weight, form["i2"]!.IsCritical, form["i2"]!.Touchpoint));
        var wrong = Assert.IsType<Fail.Invalid>(FormLines.Read("", "a | nonsense\nb | tap | critical").Failure);
        Assert.Equal(["observed.item-word"], wrong.Problems.Select(problem => problem.Code));
        Assert.Equal(["form.required", "observed.item-critical"], FormLines.Read("", "b | tap | critical").Failure!.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void The_score_is_that_of_the_doc_comment()
    {
        var form = FormLines.Read("F", "a | yes-no | x2\nb | yes-no\nc | 0-10\nd | yes-no | na").Value;
        var answers = new Dictionary<string, string> { ["i1"] = "yes", ["i2"] = "no", ["i3"] = "5", ["i4"] = "na" };
        Assert.Equal(new SheetScore(62.5, 0), SheetScore.Of(form, answers, []));
        Assert.Equal(new SheetScore(null, 0), SheetScore.Of(form, new Dictionary<string, string> { ["i4"] = "na" }, []));
    }

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3, 4, 5];
}
