namespace Tangent.Analytics;

/// <summary>The reasons that many statistics share.</summary>
internal static class Cannot
{
    /// <summary>Nothing was observed, or everything is missing.</summary>
    public static CannotTell NoObservations => new("analytics.no-observations");

    /// <summary>All weights are zero.</summary>
    public static CannotTell NoWeight => new("analytics.no-weight");

    /// <summary>A weight is negative, infinite or not a number.</summary>
    public static CannotTell BadWeight => new("analytics.bad-weight");

    /// <summary>All observations fall into one group, one unit or one branch.</summary>
    public static CannotTell OneGroup => new("analytics.one-group");

    /// <summary>The reckoning did not settle.</summary>
    public static CannotTell NotSettled => new("analytics.not-settled");

    /// <summary>Fewer than the method needs.</summary>
    public static CannotTell TooFew(int n, int needed) => new("analytics.too-few", n, needed);

    /// <summary>Fewer groups (branches, employees, sites) than the method needs.</summary>
    public static CannotTell FewGroups(int groups, int needed) => new("analytics.few-groups", groups, needed);

    /// <summary>Every value is the same: nothing tells how others may vary.</summary>
    public static CannotTell NoSpread(int n) => new("analytics.no-spread", n);

    /// <summary>The model tells every outcome without any error: nothing is left to tell how sure it is.</summary>
    public static CannotTell ExactFit(int n) => new("analytics.exact-fit", n);

    /// <summary>The variable at this place (counted from 1) has one value in every row.</summary>
    public static CannotTell Constant(int place) => new("analytics.constant", place);

    /// <summary>The variable at this place (counted from 1) follows from the variables before it.</summary>
    public static CannotTell Collinear(int place) => new("analytics.collinear", place);

    /// <summary>A score that its scale does not know.</summary>
    public static CannotTell OutsideScale(double score, double least, double most) =>
        new("analytics.outside-scale", score, least, most);
}
