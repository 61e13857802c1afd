using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of a moment as it is sent: text, with blank rows at the end of each list for what is new.</summary>
public sealed class MomentInput
{
    private const int BlankRows = 2;

    public string? TouchpointId { get; set; }
    public string? NameZh { get; set; }
    public string? NameEn { get; set; }
    public string? Testing { get; set; }
    public string? OwnerId { get; set; }
    public string? BackStageOwnerId { get; set; }
    public string? Need { get; set; }
    public string? Success { get; set; }
    public string? Failure { get; set; }
    public string? Playbook { get; set; }
    public List<Row> Expected { get; set => field = value ?? []; } = [];
    public List<Row> Detractors { get; set => field = value ?? []; } = [];
    public List<Row> Enhancers { get; set => field = value ?? []; } = [];
    public string? Context { get; set; }
    public FrameInput Customer { get; set => field = value ?? new(); } = new();
    public FrameInput Employee { get; set => field = value ?? new(); } = new();
    public string? Congruence { get; set; }
    public int? Version { get; set; }

    /// <summary>What one side brings, as it is typed.</summary>
    public sealed class FrameInput
    {
        public string? Attitudes { get; set; }
        public string? Values { get; set; }
        public string? Beliefs { get; set; }
        public string? Feelings { get; set; }
        public string? Expectations { get; set; }

        internal static FrameInput Of(FrameOfReference frame) => new()
        {
            Attitudes = frame.Attitudes,
            Values = frame.Values,
            Beliefs = frame.Beliefs,
            Feelings = frame.Feelings,
            Expectations = frame.Expectations,
        };

        internal FrameOfReference Frame => new()
        {
            Attitudes = Attitudes ?? "",
            Values = Values ?? "",
            Beliefs = Beliefs ?? "",
            Feelings = Feelings ?? "",
            Expectations = Expectations ?? "",
        };
    }

    /// <summary>An entry of a list as it is typed.</summary>
    public sealed class Row
    {
        public string? Text { get; set; }
        public string? Source { get; set; }
        public string? Evidence { get; set; }
        internal bool IsBlank => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Evidence);
    }

    public static MomentInput Of(MomentRow row) => new MomentInput
    {
        TouchpointId = row.At.Id.ToString(),
        NameZh = row.Details.NameZh,
        NameEn = row.Details.NameEn,
        Testing = row.Details.Testing,
        OwnerId = row.Details.OwnerId?.ToString(),
        BackStageOwnerId = row.Details.BackStageOwnerId?.ToString(),
        Need = row.Details.Sheet.Need,
        Success = row.Details.Sheet.Success,
        Failure = row.Details.Sheet.Failure,
        Playbook = row.Details.Sheet.Playbook,
        Expected = Rows(row, MomentList.StandardExpectation),
        Detractors = Rows(row, MomentList.Detractor),
        Enhancers = Rows(row, MomentList.Enhancer),
        Context = row.Details.Sheet.Frames.Context,
        Customer = FrameInput.Of(row.Details.Sheet.Frames.Customer),
        Employee = FrameInput.Of(row.Details.Sheet.Frames.Employee),
        Congruence = row.Details.Sheet.Frames.Congruence?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Version = row.Version,
    }.WithBlanks();

    /// <summary>The rows of a list.</summary>
    public List<Row> Of(MomentList list) => list switch
    {
        MomentList.StandardExpectation => Expected,
        MomentList.Detractor => Detractors,
        _ => Enhancers,
    };

    /// <summary>How many filled rows stand before a list, so that problems point to the right one.</summary>
    public int Before(MomentList list) => Enum.GetValues<MomentList>().Where(one => one < list).Sum(one => Of(one).Count(row => !row.IsBlank));

    /// <summary>Blank rows at the end of every list and none elsewhere.</summary>
    public MomentInput WithBlanks()
    {
        foreach (var list in Enum.GetValues<MomentList>().Select(Of))
        {
            list.RemoveAll(row => row.IsBlank);
            for (int i = 0; i < BlankRows; i++) list.Add(new());
        }
        return this;
    }

    public MomentFields Fields => new(AttachedText.Id(TouchpointId), NameZh, NameEn, Testing, AttachedText.Id(OwnerId),
        AttachedText.Id(BackStageOwnerId), Need, Success, Failure, Playbook,
        Enum.GetValues<MomentList>().SelectMany(list => Of(list).Where(row => !row.IsBlank).Select(row => new MomentItem(list,
            row.Text?.Trim() ?? "", TouchpointText.Member<EvidenceSource>(row.Source) ?? EvidenceSource.Experience, row.Evidence))).ToItems(),
        new()
        {
            Context = Context ?? "",
            Customer = Customer.Frame,
            Employee = Employee.Frame,
            Congruence = int.TryParse(Congruence, out int rated) ? rated : null,
        });

    private static List<Row> Rows(MomentRow row, MomentList list) =>
        [.. row.Of(list).Select(item => new Row { Text = item.Text, Source = item.Source.ToString(), Evidence = item.Evidence })];
}
