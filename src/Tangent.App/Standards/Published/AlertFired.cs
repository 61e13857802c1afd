namespace Tangent.App.Standards.Published;

/// <summary>A rule of alerts has fired; told once for each firing.</summary>
/// <param name="Firing">The firing.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Name">Name of the rule.</param>
/// <param name="UnitId">For which unit.</param>
/// <param name="FiredUtc">When.</param>
/// <param name="Point">The share, or the used part of the budget.</param>
/// <param name="Low">Lower end of its interval, or null.</param>
/// <param name="High">Upper end, or null.</param>
/// <param name="N">Encounters.</param>
/// <param name="Method">Code of the method.</param>
/// <param name="From">First day that was looked at.</param>
/// <param name="To">Last day.</param>
public sealed record AlertFired(Guid Firing, Guid Rule, string Name, Guid UnitId, DateTime FiredUtc, double Point, double? Low, double? High, long N,
    string Method, DateOnly From, DateOnly To);
