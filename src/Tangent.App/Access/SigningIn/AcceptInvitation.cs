using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person makes an account by a one-time link and is signed in. The first one also names the organisation.</summary>
[OpenToVisitors("The one-time link is the right to make this one account.")]
public sealed partial class AcceptInvitation(
    Db db, UserManager<Account> users, InvitedAccount invited, Audit audit, SessionStart sessions, TimeProvider clock)
{
    private const int LongestName = InvitedAccount.LongestName, LongestAddress = 254;

    /// <summary>What a person fills in. Organisation and time zone are asked for on the first run alone.</summary>
    public sealed record Request(
        string? Token, string? Name, string? Email, string? Password, string? Language, string? Organisation, string? TimeZone,
        string? Browser);

    /// <summary>The first session of the new account.</summary>
    public async Task<Outcome<SessionStart.Ticket>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await ViewInvitation.Find(db, clock, request.Token, stop) is not { } invitation)
            return new Fail.Missing([new("signin.invitation-dead")]);

        var isFirst = invitation.Email is null;
        var email = (invitation.Email ?? request.Email)?.Trim();
        var problems = await Check(request, email, isFirst, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var unit = await db.OrgUnits.AsTracking().SingleAsync(one => one.Id == invitation.UnitId, stop);
        if (isFirst) NameOrganisation(who, unit, request);
        var account = await invited.Make(invitation, request.Name!.Trim(), email!, request.Language, request.Password);

        var subject = AccountSubject.Of(account, UnitPath.From(unit.Path));
        audit.Write(who.As(account), "signin.invitation-accepted", subject, after: new { invitation.Role, unit = unit.Code });
        var ticket = sessions.Add(who, account, subject, request.Browser, "invitation");
        return await db.Commit(stop) switch
        {
            null => ticket,
            Fail.Conflict => Fail.Clash("signin.invitation-dead"),
            { } failure => failure,
        };
    }

    private async Task<List<Problem>> Check(Request request, string? email, bool isFirst, CancellationToken stop)
    {
        var problems = new List<Problem>();
        CheckText(problems, "name", request.Name, LongestName);
        problems.AddRange(PasswordRules.Check("password", request.Password, email));
        if (request.Language is not (null or "zh-CN" or "en")) problems.Add(Problem.Of("language", "signin.language-unknown"));
        if (isFirst)
        {
            CheckText(problems, "organisation", request.Organisation, LongestName);
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(request.TimeZone ?? "", out _))
                problems.Add(Problem.Of("timeZone", "signin.time-zone-unknown"));
        }
        CheckText(problems, "email", email, LongestAddress);
        if (string.IsNullOrEmpty(email)) return problems;

        var name = users.NormalizeEmail(email);
        if (!Address().IsMatch(email)) problems.Add(Problem.Of("email", "signin.email-shape"));
        else if (await db.Users.AnyAsync(one => one.NormalizedEmail == name, stop))
            problems.Add(Problem.Of("email", "signin.email-taken"));
        return problems;
    }

    private static void CheckText(List<Problem> problems, string field, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) problems.Add(Problem.Of(field, "form.required"));
        else if (text.Trim().Length > longest) problems.Add(Problem.Of(field, "form.too-long", longest));
    }

    private void NameOrganisation(Actor who, OrgUnit root, Request request)
    {
        var before = new { root.NameZh, root.NameEn, root.TimeZone };
        root.NameZh = root.NameEn = request.Organisation!.Trim();
        root.TimeZone = request.TimeZone!;
        root.Version++;
        audit.Write(who, "signin.organisation-named", new(Kind.Unit, root.Id.ToString(), root.Code, UnitPath.From(root.Path)),
            before, new { root.NameZh, root.NameEn, root.TimeZone });
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+$")]
    private static partial Regex Address();
}
