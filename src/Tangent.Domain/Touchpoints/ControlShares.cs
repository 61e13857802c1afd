namespace Tangent.Domain.Touchpoints;

/// <summary>Who is in command of an encounter (支配方).</summary>
public enum DominantParty
{
    /// <summary>均衡: nobody's share exceeds both others by the margin.</summary>
    None,

    /// <summary>组织支配.</summary>
    Organisation,

    /// <summary>员工支配.</summary>
    Employee,

    /// <summary>客户支配.</summary>
    Customer,
}

/// <summary>Shares of control over an encounter in per cent (控制份额). They add up to 100.</summary>
/// <param name="Organisation">Of the organisation's rules.</param>
/// <param name="Employee">Of the contact employee.</param>
/// <param name="Customer">Of the customer.</param>
public sealed record ControlShares(int Organisation, int Employee, int Customer)
{
    /// <summary>By how many points a share must exceed both others before its party counts as dominant.</summary>
    public const int Margin = 10;

    /// <summary>Whether each is 0 to 100 and all make 100.</summary>
    public bool IsWhole => Organisation is >= 0 and <= 100 && Employee is >= 0 and <= 100 && Customer is >= 0 and <= 100
        && Organisation + Employee + Customer == 100;

    /// <summary>Largest share less smallest, in points: 0 is balance, 100 is one party alone.</summary>
    /// <remarks>Worked example, tested: 60, 25, 15 gives 45.</remarks>
    public int Imbalance() => Math.Max(Organisation, Math.Max(Employee, Customer)) - Math.Min(Organisation, Math.Min(Employee, Customer));

    /// <summary>The party in command.</summary>
    /// <remarks>Worked example, tested: 60, 25, 15 is the organisation's; 40, 35, 25 is nobody's.</remarks>
    public DominantParty Dominant() =>
        Organisation >= Math.Max(Employee, Customer) + Margin ? DominantParty.Organisation
        : Employee >= Math.Max(Organisation, Customer) + Margin ? DominantParty.Employee
        : Customer >= Math.Max(Organisation, Employee) + Margin ? DominantParty.Customer
        : DominantParty.None;
}
