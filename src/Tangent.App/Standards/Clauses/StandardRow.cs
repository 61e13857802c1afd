using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Standards;

namespace Tangent.App.Standards.Clauses;

/// <summary>What the book is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the item, the concern, the business or the touchpoint.</param>
/// <param name="Touchpoint">Code of the touchpoint.</param>
/// <param name="Criterion">What customers judge by.</param>
/// <param name="WithRetired">Whether clauses that were taken out of the book are shown too.</param>
public sealed record StandardFilter(string? Search = null, string? Touchpoint = null, ServiceCriterion? Criterion = null, bool WithRetired = false)
{
    internal bool Holds(ServiceStandard clause) =>
        (WithRetired || clause.RetiredUtc is null)
        && (Criterion is null || clause.Terms.Criterion == Criterion)
        && (Touchpoint is null || string.Equals(clause.Terms.Touchpoint, Touchpoint, StringComparison.OrdinalIgnoreCase))
        && SearchText.Words(Search).All(SearchText.Fold(string.Join(' ', clause.Terms.Item, clause.Terms.Concern, clause.Terms.Business,
            clause.Terms.ServiceClass, clause.Terms.Touchpoint, Number(clause))).Contains);

    /// <summary>The number of a clause as people write it.</summary>
    public static string Number(ServiceStandard clause) => "S" + clause.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A clause as people see it.</summary>
/// <param name="Clause">The clause with its latest version.</param>
/// <param name="Unit">Who answers for it.</param>
/// <param name="InForce">What holds today; null: nothing, it has not begun or has ended.</param>
/// <param name="IsRead">Whether the reader has said that they read the version in force.</param>
/// <param name="MayEdit">Whether the reader may change it.</param>
public sealed record StandardRow(ServiceStandard Clause, UnitFact Unit, StandardVersion? InForce, bool IsRead, bool MayEdit);
