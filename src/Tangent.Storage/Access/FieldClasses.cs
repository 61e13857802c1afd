using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>The class of every stored property: its mark, or this table for the framework's own account classes.</summary>
public static class FieldClasses
{
    // The framework's classes cannot carry our marks. What is not named here is internal.
    private static readonly Dictionary<string, FieldClass> Framework = new()
    {
        [nameof(IdentityUser.UserName)] = FieldClass.Personal,
        [nameof(IdentityUser.NormalizedUserName)] = FieldClass.Personal,
        [nameof(IdentityUser.Email)] = FieldClass.Personal,
        [nameof(IdentityUser.NormalizedEmail)] = FieldClass.Personal,
        [nameof(IdentityUser.PhoneNumber)] = FieldClass.Personal,
        [nameof(IdentityUser.PasswordHash)] = FieldClass.Secret,
        [nameof(IdentityUser.SecurityStamp)] = FieldClass.Secret,
        [nameof(IdentityUser.ConcurrencyStamp)] = FieldClass.Secret,
        [nameof(IdentityUserLogin<>.ProviderKey)] = FieldClass.Personal,
        [nameof(IdentityUserToken<>.Value)] = FieldClass.Secret,
        [nameof(IdentityUserClaim<>.ClaimValue)] = FieldClass.Personal,
        [nameof(IdentityUserPasskey<>.CredentialId)] = FieldClass.Secret,
        [nameof(IdentityUserPasskey<>.Data)] = FieldClass.Secret,
    };

    /// <summary>The class of a property.</summary>
    public static FieldClass Of(MemberInfo property) =>
        property.GetCustomAttribute<ClassifiedAttribute>() is { } mark ? mark.FieldClass
        : property.DeclaringType?.Namespace == typeof(IdentityUser).Namespace
            ? Framework.GetValueOrDefault(property.Name, FieldClass.Internal)
        : FieldClass.Internal;
}
