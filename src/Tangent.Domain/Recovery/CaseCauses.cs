using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Recovery;

/// <summary>The branches of the tree of causes.</summary>
public static class CaseCauses
{
    /// <summary>The element of servuction that a cause belongs to; null: none of ours.</summary>
    public static ServuctionElement? ElementOf(CaseCause cause) => cause switch
    {
        CaseCause.Attitude or CaseCause.Skill or CaseCause.PromiseBroken or CaseCause.Uninformed => ServuctionElement.ContactPersonnel,
        CaseCause.Premises or CaseCause.Equipment => ServuctionElement.Environment,
        CaseCause.Wait or CaseCause.Procedure or CaseCause.Handover or CaseCause.Rule or CaseCause.Charge or CaseCause.Product
            => ServuctionElement.InvisibleOrganisation,
        CaseCause.OtherCustomers => ServuctionElement.OtherCustomers,
        CaseCause.Misunderstanding => ServuctionElement.CustomerA,
        _ => null,
    };
}
