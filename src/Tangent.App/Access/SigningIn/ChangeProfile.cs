using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.SigningIn;

/// <summary>A person changes the own name and language.</summary>
public sealed class ChangeProfile(Db db, Audit audit, Proof proof)
{
    private const int LongestName = 60;

    /// <summary>The new name, and the language; null follows the browser.</summary>
    public sealed record Request(string? Name, string? Language);

    /// <summary>Done, also when nothing changed.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Proof.Refuses(who) is { } refusal) return refusal;

        var problems = new List<Problem>();
        var name = request.Name?.Trim() ?? "";
        if (name.Length == 0) problems.Add(Problem.Of("name", "form.required"));
        if (name.Length > LongestName) problems.Add(Problem.Of("name", "form.too-long", LongestName));
        var language = string.IsNullOrEmpty(request.Language) ? null : request.Language;
        if (language is not (null or "zh-CN" or "en")) problems.Add(Problem.Of("language", "signin.language-unknown"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var account = await proof.Own(who, stop);
        if ((account.DisplayName, account.Language) == (name, language)) return new Done();

        // The name is personal, so the log says that it changed and not what to.
        var before = new { account.Language };
        (account.DisplayName, account.Language) = (name, language);
        audit.Write(who, "signin.profile-changed", await AccountSubject.Of(db, account, stop), before, new { account.Language });
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
