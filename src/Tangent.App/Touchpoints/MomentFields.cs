using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Touchpoints;

/// <summary>What a person fills in about a moment, not yet checked.</summary>
/// <param name="TouchpointId">At which touchpoint; of a moment that exists it cannot be changed and is not looked at.</param>
/// <param name="NameZh">Chinese name, up to 60 characters.</param>
/// <param name="NameEn">English name, up to 120 characters.</param>
/// <param name="Testing">Code of the testing moment that it is, or null.</param>
/// <param name="OwnerId">Who answers for it in front, or null.</param>
/// <param name="BackStageOwnerId">Who answers for what it needs from behind, or null.</param>
/// <param name="Need">What the customer needs, up to 400 characters.</param>
/// <param name="Success">How one sees that it succeeded, up to 400 characters.</param>
/// <param name="Failure">How one sees that it failed, up to 400 characters.</param>
/// <param name="Playbook">What staff do, up to 2000 characters.</param>
/// <param name="Items">The three lists, up to 60 entries together; null leaves them as they are.</param>
/// <param name="Frames">What customer and employee bring to it; null leaves it as it is.</param>
public sealed record MomentFields(Guid? TouchpointId, string? NameZh, string? NameEn, string? Testing = null, Guid? OwnerId = null,
    Guid? BackStageOwnerId = null, string? Need = null, string? Success = null, string? Failure = null, string? Playbook = null,
    Items<MomentItem>? Items = null, MomentFrames? Frames = null);

static class MomentRules
{
    public const int MostItems = 60;

    public static List<Problem> Check(MomentFields fields)
    {
        List<Problem> problems =
        [
            .. TouchpointRules.CheckLine("nameZh", fields.NameZh, 60),
            .. TouchpointRules.CheckLine("nameEn", fields.NameEn, 120),
            .. AttachedRules.CheckOptional("need", fields.Need, 400),
            .. AttachedRules.CheckOptional("success", fields.Success, 400),
            .. AttachedRules.CheckOptional("failure", fields.Failure, 400),
            .. AttachedRules.CheckOptional("playbook", fields.Playbook, 2000),
        ];
        if (fields.Frames is { } frames) problems.AddRange(Check(frames));
        var items = fields.Items ?? [];
        if (items.Count > MostItems) problems.Add(Problem.Of("items", "form.too-many", MostItems));
        else problems.AddRange(items.SelectMany((item, at) => Check(item, $"items.{at + 1}")));
        return problems;
    }

    private static IEnumerable<Problem> Check(MomentItem item, string field) =>
    [
        .. TouchpointRules.CheckLine(field, item.Text, 200),
        .. AttachedRules.CheckOptional(field, item.Evidence, 200),
        .. Enum.IsDefined(item.List) && Enum.IsDefined(item.Source) ? (Problem[])[] : [Problem.Of(field, "form.not-a-choice")],
    ];

    private static IEnumerable<Problem> Check(MomentFrames frames) =>
    [
        .. AttachedRules.CheckOptional("frames.context", frames.Context, 400),
        .. Check(frames.Customer, "customer"), .. Check(frames.Employee, "employee"),
        .. frames.Congruence is < 1 or > 5 ? [Problem.Of("frames.congruence", "form.not-a-choice")] : (Problem[])[],
    ];

    private static IEnumerable<Problem> Check(FrameOfReference frame, string whose) =>
    [
        .. AttachedRules.CheckOptional($"frames.{whose}.attitudes", frame.Attitudes, 200),
        .. AttachedRules.CheckOptional($"frames.{whose}.values", frame.Values, 200),
        .. AttachedRules.CheckOptional($"frames.{whose}.beliefs", frame.Beliefs, 200),
        .. AttachedRules.CheckOptional($"frames.{whose}.feelings", frame.Feelings, 200),
        .. AttachedRules.CheckOptional($"frames.{whose}.expectations", frame.Expectations, 200),
    ];

    private static FrameOfReference Clean(FrameOfReference frame) => new()
    {
        Attitudes = AttachedRules.Clean(frame.Attitudes),
        Values = AttachedRules.Clean(frame.Values),
        Beliefs = AttachedRules.Clean(frame.Beliefs),
        Feelings = AttachedRules.Clean(frame.Feelings),
        Expectations = AttachedRules.Clean(frame.Expectations),
    };

    /// <summary>The details as they are kept.</summary>
    public static MomentDetails Details(MomentFields fields, MomentSheet now) => new(fields.NameZh!.Trim(), fields.NameEn!.Trim(),
        AttachedRules.CleanOrNull(fields.Testing), fields.OwnerId, fields.BackStageOwnerId, new MomentSheet
        {
            Need = AttachedRules.Clean(fields.Need),
            Success = AttachedRules.Clean(fields.Success),
            Failure = AttachedRules.Clean(fields.Failure),
            Playbook = AttachedRules.Clean(fields.Playbook),
            Frames = fields.Frames is not { } frames ? now.Frames : frames with
            {
                Context = AttachedRules.Clean(frames.Context),
                Customer = Clean(frames.Customer),
                Employee = Clean(frames.Employee),
            },
            Items = fields.Items?.Select(item => item with
            {
                Text = item.Text.Trim(),
                Evidence = AttachedRules.CleanOrNull(item.Evidence),
            }).ToItems() ?? now.Items,
        });

    /// <summary>What the audit log keeps of a moment.</summary>
    public static MomentFacts Facts(this Moment moment, string touchpoint) => new(touchpoint, moment.NameZh, moment.NameEn, moment.Testing,
        moment.OwnerId, moment.BackStageOwnerId, moment.Sheet, moment.RetiredUtc, moment.Version);
}

/// <summary>A moment as the audit log keeps it; fields as in <see cref="Moment"/>.</summary>
public sealed record MomentFacts(string Touchpoint, string NameZh, string NameEn, string? Testing, Guid? OwnerId,
    Guid? BackStageOwnerId, MomentSheet Sheet, DateTime? RetiredUtc, int Version);
