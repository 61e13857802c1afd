namespace Tangent.Analytics.Value;

/// <summary>What a model of buying needs of one customer, in one unit of time counted from the first purchase.</summary>
/// <param name="Repeats">x: purchases after the first, 0 or above.</param>
/// <param name="LastAt">tₓ: when the last one was; 0 when there was only the first.</param>
/// <param name="Watched">T: how long the customer has been watched, not before the last purchase.</param>
public readonly record struct PurchaseHistory(int Repeats, double LastAt, double Watched)
{
    /// <summary>Refuses what only a bug of the caller can bring.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Counts or times out of order, or a time that is not finite.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Repeats);
        if (!(LastAt >= 0 && Watched >= LastAt && double.IsFinite(Watched)))
            throw new ArgumentOutOfRangeException(nameof(LastAt), $"{LastAt} of {Watched} is no time of a last purchase");
        if (Repeats == 0 && LastAt != 0) throw new ArgumentOutOfRangeException(nameof(LastAt), "a last repeat without a repeat");
    }
}
