using System.Globalization;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>The form of the sheet as it is sent: rows of text, with blank rows at the end for what is new.</summary>
public sealed class TouchpointSheetInput
{
    private const int BlankRows = 3;

    public List<Row> Stage { get; set => field = value ?? []; } = [];
    public List<Row> Impression { get; set => field = value ?? []; } = [];
    public List<Row> Script { get; set => field = value ?? []; } = [];
    public List<Row> Factors { get; set => field = value ?? []; } = [];
    public List<Row> Measures { get; set => field = value ?? []; } = [];
    public List<Row> Shortcomings { get; set => field = value ?? []; } = [];
    public List<Tension> Tensions { get; set => field = value ?? []; } = [];
    public string? Organisation { get; set; }
    public string? Employee { get; set; }
    public string? Customer { get; set; }
    public Dictionary<string, bool> Goals { get; set; } = [];
    public Dictionary<string, bool> Crowd { get; set; } = [];
    public string? FeltAt { get; set; }
    public int? Version { get; set; }

    /// <summary>One row of a list: its text, what kind it is, and what else there is to say.</summary>
    public sealed class Row
    {
        public string? Text { get; set; }
        public string? Kind { get; set; }
        public string? More { get; set; }
        public bool IsMarked { get; set; }
        internal bool IsBlank => string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(More);
    }

    /// <summary>One tension as it is filled in: all three numbers, or none.</summary>
    public sealed class Tension
    {
        public string? Axis { get; set; }
        public string? Side { get; set; }
        public string? Mean { get; set; }
        public string? Deviation { get; set; }
        public string? Answers { get; set; }
        internal bool IsBlank => string.IsNullOrWhiteSpace(Mean + Deviation + Answers);

        // What is no number is one that the act refuses.
        internal TensionScore Score() => new(TouchpointText.Member<TensionAxis>(Axis) ?? default, TouchpointText.Member<TensionSide>(Side) ?? default,
            Decimal(Mean), Decimal(Deviation), int.TryParse(Answers?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : -1);

        private static decimal Decimal(string? text) =>
            decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : -1;
    }

    public static TouchpointSheetInput Of(TouchpointRow row, Func<Guid, string> codeOf)
    {
        var sheet = row.Details.Sheet;
        return new TouchpointSheetInput
        {
            Stage = [.. sheet.Stage.Select(item => new Row { Text = item.Text, Kind = item.Element.ToString(), More = item.Condition?.ToString() })],
            Impression = [.. sheet.Impression.Select(check => new Row { Text = check.Text, Kind = check.Area.ToString() })],
            Script = [.. sheet.Script.Select(line => new Row { Text = line.Text, More = line.Situation, IsMarked = line.IsMust })],
            Factors = [.. sheet.Factors.Select(factor => new Row { Text = factor.Name, Kind = factor.Element.ToString(), IsMarked = factor.IsVisible })],
            Measures = [.. sheet.Measures.Select(measure => new Row { Text = measure.Name, Kind = measure.Kind.ToString() })],
            Shortcomings = [.. sheet.Shortcomings.Select(one => new Row { Text = one.Text, Kind = one.Kind.ToString() })],
            Tensions = [.. from axis in Enum.GetValues<TensionAxis>()
                from side in Enum.GetValues<TensionSide>()
                let score = sheet.Tensions.FirstOrDefault(one => one.Axis == axis && one.Side == side)
                select new Tension
                {
                    Axis = axis.ToString(),
                    Side = side.ToString(),
                    Mean = score?.Mean.ToString(CultureInfo.InvariantCulture),
                    Deviation = score?.Deviation.ToString(CultureInfo.InvariantCulture),
                    Answers = Number(score?.Answers),
                }],
            Organisation = Number(sheet.Control?.Organisation),
            Employee = Number(sheet.Control?.Employee),
            Customer = Number(sheet.Control?.Customer),
            Goals = Marks(sheet.Goals),
            Crowd = Marks(sheet.Crowd),
            FeltAt = string.Join(", ", sheet.FeltAt.Select(codeOf)),
            Version = row.Version,
        }.WithBlanks();
    }

    /// <summary>Three blank rows at the end of every list, and none elsewhere, so that problems count as the person does.</summary>
    public TouchpointSheetInput WithBlanks()
    {
        foreach (var list in new[] { Stage, Impression, Script, Factors, Measures, Shortcomings })
        {
            list.RemoveAll(row => row.IsBlank);
            for (int i = 0; i < BlankRows; i++) list.Add(new());
        }
        return this;
    }

    /// <summary>The sheet over the one that stands; functions of stage items stay with their text.</summary>
    public TouchpointSheet Sheet(TouchpointSheet now, Func<string, Guid?> idOf) => now with
    {
        Stage = Filled(Stage, row => new StageItem(Kind<StageElement>(row), Text(row),
            now.Stage.FirstOrDefault(item => item.Text == Text(row))?.Functions ?? StageFunctions.None,
            Kind<StageElement>(row) == StageElement.Setting ? TouchpointText.Member<StageCondition>(row.More) : null)),
        Impression = Filled(Impression, row => new ImpressionCheck(Kind<ImpressionArea>(row), Text(row))),
        Script = Filled(Script, row => new ScriptLine(row.More?.Trim() ?? "", Text(row), row.IsMarked)),
        Factors = Filled(Factors, row => new ExperienceFactor(Text(row), Kind<ServuctionElement>(row), row.IsMarked)),
        Measures = Filled(Measures, row => new TouchpointMeasure(Kind<MeasureKind>(row), Text(row))),
        Shortcomings = Filled(Shortcomings, row => new Shortcoming(Kind<ShortcomingKind>(row), Text(row))),
        Tensions = Tensions.Where(one => !one.IsBlank).Select(one => one.Score()).ToItems(),
        Control = string.IsNullOrWhiteSpace(Organisation + Employee + Customer) ? null : new(Share(Organisation), Share(Employee), Share(Customer)),
        Goals = (PartyGoals)Bits<PartyGoals>(Goals),
        Crowd = (CrowdConditions)Bits<CrowdConditions>(Crowd),
        FeltAt = FeltAtCodes.Select(code => idOf(code) ?? Guid.Empty).Distinct().ToItems(),
    };

    /// <summary>The codes of the touchpoints that are named.</summary>
    public IReadOnlyList<string> FeltAtCodes => [.. (FeltAt ?? "")
        .Split([',', '，', '、', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(code => code.ToUpperInvariant())];

    private static Items<T> Filled<T>(List<Row> rows, Func<Row, T> turn) => rows.Where(row => !row.IsBlank).Select(turn).ToItems();

    private static string Text(Row row) => row.Text?.Trim() ?? "";

    private static T Kind<T>(Row row) where T : struct, Enum => TouchpointText.Member<T>(row.Kind) ?? default;

    // What is no number is a share that the act refuses.
    private static int Share(string? text) => string.IsNullOrWhiteSpace(text) ? 0
        : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int share) ? share : -1;

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static Dictionary<string, bool> Marks<T>(T marks) where T : struct, Enum =>
        Enum.GetValues<T>().Where(mark => Convert.ToInt32(mark, CultureInfo.InvariantCulture) != 0 && marks.HasFlag(mark))
            .ToDictionary(mark => mark.ToString(), _ => true);

    private static int Bits<T>(Dictionary<string, bool> marks) where T : struct, Enum => marks
        .Where(mark => mark.Value).Sum(mark => TouchpointText.Member<T>(mark.Key) is { } member ? Convert.ToInt32(member, CultureInfo.InvariantCulture) : 0);
}
