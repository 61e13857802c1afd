namespace Tangent.Domain.Access;

/// <summary>Level of an organisation unit.</summary>
public enum UnitKind
{
    /// <summary>The whole organisation (集团).</summary>
    Group,

    /// <summary>Province (省).</summary>
    Province,

    /// <summary>City (市).</summary>
    City,

    /// <summary>Service hall, branch, hotline centre (厅).</summary>
    Hall,

    /// <summary>Team (班组).</summary>
    Team,
}

/// <summary>An organisation unit (组织单位): a node of the tree on which scope is given.</summary>
public sealed class OrgUnit
{
    /// <summary>Identity; never reused.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit above; null for the root alone.</summary>
    public Guid? ParentId { get; set; }

    /// <summary>Number within the installation, the last part of the path; never reused.</summary>
    public required int Number { get; init; }

    /// <summary>Numbers from the root down, such as <c>1.4.9.</c>; changes when the unit moves.</summary>
    public required string Path { get; set; }

    /// <summary>Short code, unique, such as <c>CJ-DC-03</c>.</summary>
    public required string Code { get; set; }

    /// <summary>Level.</summary>
    public required UnitKind Kind { get; set; }

    /// <summary>Chinese name.</summary>
    public required string NameZh { get; set; }

    /// <summary>English name.</summary>
    public required string NameEn { get; set; }

    /// <summary>IANA time zone: days, weeks and calendars of the unit are counted in it.</summary>
    public required string TimeZone { get; set; }

    /// <summary>When the unit was closed, or null while it is open.</summary>
    public DateTime? ClosedUtc { get; set; }

    /// <summary>Raised by every change; two people who edit at once are told apart by it.</summary>
    public int Version { get; set; } = 1;
}
