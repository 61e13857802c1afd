using System.Text;
using Tangent.Domain.Customers;

namespace Tangent.Domain.Feedback.Invitations;

/// <summary>What became of an encounter, or of a customer of a wave, that a rule looked at. Exactly one of these.</summary>
public enum AskFate
{
    /// <summary>已邀请: a personal link is on its way.</summary>
    Asked,

    /// <summary>客户未识别: nobody knows who it was.</summary>
    NoCustomer,

    /// <summary>未抽中.</summary>
    NotSampled,

    /// <summary>没有联系方式 of this channel.</summary>
    NoAddress,

    /// <summary>已退订 this channel.</summary>
    OptedOut,

    /// <summary>未同意调研: the customer does not want to be asked, or has not said that it is welcome where that is needed.</summary>
    NoConsent,

    /// <summary>近期已邀请: asked often enough lately, by whatever survey.</summary>
    Capped,
}

/// <summary>What is known of a customer when a rule decides.</summary>
/// <param name="Tier">The tier now, or null.</param>
/// <param name="HasAddress">Whether an address of the channel is known.</param>
/// <param name="IsClosed">Whether the customer closed this way.</param>
/// <param name="Agrees">Whether the customer last agreed to being asked (true), took it back (false), or said nothing (null).</param>
/// <param name="AskedLately">How often the customer was asked within the days of the cap, by whatever survey.</param>
public sealed record AskedCustomer(CustomerTier? Tier, bool HasAddress, bool IsClosed, bool? Agrees, int AskedLately);

/// <summary>Decides whether somebody is asked. Pure.</summary>
public static class AskingChoice
{
    /// <summary>The decision.</summary>
    /// <param name="rule">Which rule: another one draws another sample.</param>
    /// <param name="plan">What it is.</param>
    /// <param name="key">What is drawn: the encounter under its source's name, or the customer of a wave.</param>
    /// <param name="customer">What is known of the customer; null: nobody knows who it was.</param>
    /// <param name="mostAsked">How often one customer may be asked within the days of the cap.</param>
    /// <param name="wordOf">The encounter's word in a stratum, or null.</param>
    public static AskFate Of(Guid rule, AskingPlan plan, string key, AskedCustomer? customer, int mostAsked, Func<EncounterPart, string?> wordOf)
    {
        if (customer is null) return AskFate.NoCustomer;
        if (plan.Trigger == AskTrigger.Encounter && Draw(rule, key) >= plan.RateOf(customer.Tier, wordOf) / 100.0) return AskFate.NotSampled;
        if (!customer.HasAddress) return AskFate.NoAddress;
        if (customer.IsClosed) return AskFate.OptedOut;
        if (customer.Agrees == false || (plan.NeedsConsent && customer.Agrees != true)) return AskFate.NoConsent;
        return customer.AskedLately >= mostAsked ? AskFate.Capped : AskFate.Asked;
    }

    /// <summary>The lot of an encounter under a rule, from 0, below 1: the same whenever it is drawn again.</summary>
    /// <remarks>FNV-1a with a last mixing (that of MurmurHash3), because FNV alone leaves the high bits of short texts alike.</remarks>
    public static double Draw(Guid rule, string key)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in (byte[])[.. rule.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key)]) hash = unchecked((hash ^ part) * 1099511628211);
        hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccd);
        hash = unchecked((hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53);
        hash ^= hash >> 33;
        return (hash >> 11) / (double)(1UL << 53);
    }
}
