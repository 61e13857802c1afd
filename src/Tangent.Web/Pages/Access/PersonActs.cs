using Tangent.App.Access;
using Tangent.Domain.Access;

namespace Tangent.Web.Pages.Access;

/// <summary>What can be done about a person, by the last part of the address that asks for it.</summary>
static class PersonActs
{
    public const string Deactivate = "deactivate", Reactivate = "reactivate", EndSessions = "end-sessions",
        ResetPassword = "reset-password", ResetSecondFactor = "reset-second-factor";

    /// <summary>Those that make sense now and that the actor may do.</summary>
    public static IEnumerable<string> For(Actor who, ShowPerson.View shown)
    {
        if (!shown.IsWhollyInScope || shown.IsErased) yield break;

        bool isActive = shown.Person.DeactivatedUtc is null;
        if (isActive && who.May(Verb.Update, Kind.Account))
        {
            if (shown.Sessions.Count > 0) yield return EndSessions;
            yield return ResetPassword;
            if (shown.Person.HasSecondFactor) yield return ResetSecondFactor;
        }
        if (who.Id != shown.Person.Id && who.May(Verb.Delete, Kind.Account)) yield return isActive ? Deactivate : Reactivate;
    }

    /// <summary>Whether the erasure is offered: of somebody else, who was shut out before.</summary>
    public static bool MayErase(Actor who, ShowPerson.View shown) =>
        shown is { IsWhollyInScope: true, IsErased: false, Person.DeactivatedUtc: not null }
        && who.Id != shown.Person.Id && who.May(Verb.Delete, Kind.Account);

    public static bool IsDangerous(string act) => act is Deactivate or ResetSecondFactor;

    /// <summary>The question before the act.</summary>
    public static string Question(Words.Words words, string act, string name) => words[$"access.ask.{act}", name];
}
