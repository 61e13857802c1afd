using Tangent.Domain.Access;

namespace Tangent.Storage.Fields;

/// <summary>Who sees a field in the clear.</summary>
public enum Sight
{
    /// <summary>Everybody who sees the record.</summary>
    Readers,

    /// <summary>The person, and who may read personal data where the person works.</summary>
    Colleagues,

    /// <summary>Who may change everything about the person.</summary>
    Administrators,

    /// <summary>The person alone.</summary>
    Owner,

    /// <summary>The person, and those with whom the person shares it.</summary>
    Sharers,

    /// <summary>Who reveals it for a purpose, which the audit log keeps.</summary>
    Purpose,

    /// <summary>Nobody.</summary>
    Nobody,
}

/// <summary>How a field lies in the database.</summary>
public enum Seal
{
    /// <summary>As it is.</summary>
    Clear,

    /// <summary>Encrypted under the key of the person whose data it is.</summary>
    PersonKey,

    /// <summary>Encrypted under the key ring of the installation.</summary>
    KeyRing,

    /// <summary>As a one-way hash.</summary>
    Hash,
}

/// <summary>How long a field is kept.</summary>
public enum Keep
{
    /// <summary>As long as its record; nothing deletes it by time.</summary>
    Record,

    /// <summary>Until the person is erased.</summary>
    Person,

    /// <summary>Two days.</summary>
    TwoDays,

    /// <summary>For ever: the audit log only grows.</summary>
    Log,
}

/// <summary>What becomes of a field when the person whose data it holds is erased.</summary>
public enum OnErasure
{
    /// <summary>It stays: it says nothing about the person.</summary>
    Stays,

    /// <summary>It is blanked; the row stays without a name.</summary>
    Blanked,

    /// <summary>Its row is deleted.</summary>
    RowDeleted,

    /// <summary>The key is destroyed: what was encrypted under it is noise from then on.</summary>
    KeyDestroyed,
}

/// <summary>One column that can hold text or bytes, and all that is to be known about its protection.</summary>
/// <param name="Property">Property of the row, or name of a column that has none.</param>
/// <param name="Class">How sensitive it is.</param>
/// <param name="Sight">Who sees it in the clear.</param>
/// <param name="Mask">What everybody else sees.</param>
/// <param name="Seal">How it is stored.</param>
/// <param name="Keep">How long it is kept.</param>
/// <param name="OnErasure">What an erasure does to it.</param>
public sealed record DataField(
    string Property, FieldClass Class, Sight Sight, MaskForm Mask, Seal Seal, Keep Keep, OnErasure OnErasure)
{
    /// <summary>Class of the rows; of a table outside the model, the class that keeps it.</summary>
    public Type Row { get; init; } = typeof(object);

    /// <summary>Table.</summary>
    public string Table { get; init; } = "";

    /// <summary>Column.</summary>
    public string Column => SnakeCase.Of(Property);

    /// <summary>The value for a reader: as it is, or masked in the form of this field.</summary>
    public string Show(string? value, bool isClear) => isClear ? value ?? "" : Masking.As(Mask, value);
}
