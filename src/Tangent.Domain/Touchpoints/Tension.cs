namespace Tangent.Domain.Touchpoints;

/// <summary>What pulls against what in an encounter (冲突轴).</summary>
public enum TensionAxis
{
    /// <summary>效率与自主: the organisation's rules against the employee's discretion.</summary>
    EfficiencyAutonomy,

    /// <summary>效率与满意: quick handling against the customer's satisfaction.</summary>
    EfficiencySatisfaction,

    /// <summary>感知控制: who feels in command of what happens.</summary>
    PerceivedControl,
}

/// <summary>Who was asked.</summary>
public enum TensionSide
{
    /// <summary>员工.</summary>
    Employees,

    /// <summary>客户.</summary>
    Customers,
}

/// <summary>A tension as a survey found it, from 1 (none) to 7 (very strong).</summary>
/// <param name="Axis">Which tension.</param>
/// <param name="Side">Who was asked.</param>
/// <param name="Mean">Mean of the answers, 1 to 7.</param>
/// <param name="Deviation">Standard deviation of the answers, 0 to 4.3, the most that two answers at the ends can have.</param>
/// <param name="Answers">How many answered, from 1.</param>
public sealed record TensionScore(TensionAxis Axis, TensionSide Side, decimal Mean, decimal Deviation, int Answers)
{
    /// <summary>The lowest and the highest answer.</summary>
    public const int Lowest = 1, Highest = 7;

    /// <summary>The largest standard deviation that answers on the scale can have, with room for few answers.</summary>
    public const decimal LargestDeviation = 4.3m;

    /// <summary>Whether all three numbers can be.</summary>
    public bool IsPossible => Mean is >= Lowest and <= Highest && Deviation is >= 0 and <= LargestDeviation && Answers is >= 1 and <= 10_000_000;
}
