namespace Tangent.App.Encounters.Published;

/// <summary>A touchpoint on journeys: one of the register, or a word of a source that means nothing there yet.</summary>
/// <param name="Key">The code of the register, or <c>~</c> and the word: by it filters and addresses name it.</param>
/// <param name="Id">The touchpoint on the register, or null.</param>
/// <param name="NameZh">Chinese name, or the word.</param>
/// <param name="NameEn">English name, or the word.</param>
public sealed record JourneyStop(string Key, Guid? Id, string NameZh, string NameEn)
{
    /// <summary>Whether it stands on the register.</summary>
    public bool IsRegistered => Id is not null;
}
