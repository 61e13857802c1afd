namespace Tangent.Domain.Touchpoints;

/// <summary>
/// In what a moment happens and what both sides bring to it (服务背景、行为模式): a service succeeds when customer, employee and context
/// are in harmony (三者和谐).
/// </summary>
public sealed record MomentFrames
{
    /// <summary>Nothing said yet.</summary>
    public static MomentFrames Empty { get; } = new();

    /// <summary>The service context (服务背景): place, time, what happened before; up to 400 characters.</summary>
    public string Context { get; init; } = "";

    /// <summary>What the customer brings (客户的参照系).</summary>
    public FrameOfReference Customer { get; init; } = FrameOfReference.Empty;

    /// <summary>What the employee brings (员工的参照系).</summary>
    public FrameOfReference Employee { get; init; } = FrameOfReference.Empty;

    /// <summary>How well the three agree, as the team sees it: 1 at odds, 5 in harmony; null: not rated.</summary>
    public int? Congruence { get; init; }
}

/// <summary>A frame of reference (参照系): with what somebody looks at a service. Each text up to 200 characters.</summary>
public sealed record FrameOfReference
{
    /// <summary>Nothing said yet.</summary>
    public static FrameOfReference Empty { get; } = new();

    /// <summary>态度.</summary>
    public string Attitudes { get; init; } = "";

    /// <summary>价值观.</summary>
    public string Values { get; init; } = "";

    /// <summary>信念.</summary>
    public string Beliefs { get; init; } = "";

    /// <summary>感受.</summary>
    public string Feelings { get; init; } = "";

    /// <summary>期望.</summary>
    public string Expectations { get; init; } = "";
}
