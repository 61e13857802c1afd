using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>People with a role inside the actor's scope, the newest first.</summary>
public sealed class ListPeople(PeopleReading reading)
{
    /// <summary>Which people, in which order, and which piece.</summary>
    public sealed record Request(PeopleFilter? Filter = null, PeopleOrder? Order = null, PieceRequest? Piece = null);

    /// <summary>A person in the list.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Name">Name, masked when <paramref name="IsMasked"/>.</param>
    /// <param name="Email">Address, masked likewise.</param>
    /// <param name="IsMasked">Whether personal data is masked for this reader.</param>
    /// <param name="Roles">Roles inside the reader's scope.</param>
    /// <param name="HiddenRoles">How many more roles lie out of scope.</param>
    /// <param name="HasSecondFactor">Whether a second factor is on.</param>
    /// <param name="CreatedUtc">When the account was made.</param>
    /// <param name="LastSignInUtc">Last sign-in, or null.</param>
    /// <param name="DeactivatedUtc">When the person was shut out, or null.</param>
    public sealed record Row(Guid Id, string Name, string Email, bool IsMasked, IReadOnlyList<HeldRole> Roles, int HiddenRoles,
        bool HasSecondFactor, DateTime CreatedUtc, DateTime? LastSignInUtc, DateTime? DeactivatedUtc);

    /// <summary>A piece of the list.</summary>
    public async Task<Outcome<Piece<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Account) is { } refusal) return refusal;

        var (filter, order) = (request.Filter ?? new(), request.Order ?? new());
        var found = await reading.Where(who, Verb.Read, filter, order, stop);
        if (found.Failure is { } wrong) return wrong;
        var piece = await Keyset.Piece(found.Value, PeopleReading.Ordered(order), $"people|{order}|{filter.Mark}", request.Piece ?? new(), stop);
        if (piece.Failure is { } failure) return failure;
        return new Piece<Row>(await reading.Name(who, piece.Value.Items, stop), piece.Value.Next, piece.Value.Previous);
    }

    internal static Row Show(Actor who, Account account, IReadOnlyList<HeldRole> roles)
    {
        var visible = roles.Where(role => who.May(Verb.Read, Kind.Account, role.Unit)).ToList();
        var isClear = PersonView.InClear(who, account.Id, roles);
        return new(account.Id, PersonView.Name(account.DisplayName, isClear), PersonView.Email(account.Email, isClear),
            !isClear, visible, roles.Count - visible.Count, account.TwoFactorEnabled, account.CreatedUtc,
            account.LastSignInUtc, account.DeactivatedUtc);
    }
}
