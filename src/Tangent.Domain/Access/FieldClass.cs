namespace Tangent.Domain.Access;

/// <summary>How sensitive a field is (数据分级). Decides masking by role and what the audit log keeps.</summary>
public enum FieldClass
{
    /// <summary>Anybody may know it: names of units and touchpoints.</summary>
    Public,

    /// <summary>Anybody who sees the record sees the field.</summary>
    Internal,

    /// <summary>Personal data: masked unless the reader has the right; encrypted per person in the audit log.</summary>
    Personal,

    /// <summary>Secrets (password hashes, tokens, keys): never shown, never written to the audit log.</summary>
    Sensitive,
}

/// <summary>
/// The class of a property that is not a stored column: what is stored has its class in the register of fields. A property
/// without it is <see cref="FieldClass.Internal"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ClassifiedAttribute(FieldClass fieldClass) : Attribute
{
    /// <summary>How sensitive the property is.</summary>
    public FieldClass FieldClass { get; } = fieldClass;
}
