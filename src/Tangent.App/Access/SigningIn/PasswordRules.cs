using Tangent.Domain;

namespace Tangent.App.Access.SigningIn;

/// <summary>What a password must be: long, not one that everybody tries, not the person's own address.</summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 10;

    /// <summary>Most characters, so that nobody makes the server hash a book.</summary>
    public const int Longest = 200;

    // The ones tried first, at least ten characters long; compared without case, digits at the end and separators.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "password", "passw0rd", "p@ssword", "p@ssw0rd", "mypassword", "thepassword", "passwordpassword", "newpassword",
        "qwerty", "qwertyuiop", "qwertyqwerty", "qwertyuiopasdf", "asdfghjkl", "asdfghjklzxc", "zxcvbnm", "zxcvbnmasd",
        "1qaz2wsx", "1qaz2wsx3edc", "1q2w3e4r", "1q2w3e4r5t", "1q2w3e4r5t6y", "q1w2e3r4t5", "qazwsxedc", "zaq12wsx",
        "abcdefghij", "abcdefghijk", "abcabcabca", "abcd", "abc", "aaaaaaaaaa", "iloveyou", "iloveyouforever",
        "letmein", "letmeinplease", "welcome", "welcometo", "changeme", "changemenow", "administrator", "admin",
        "adminadmin", "adminpassword", "rootroot", "superman", "batman", "football", "baseball", "basketball",
        "princess", "sunshine", "dragon", "monkey", "master", "shadow", "starwars", "whatever", "trustno",
        "woaini", "woainima", "woaiwojia", "wodemima", "mima", "mimamima", "nihao", "nihaoma", "zhongguo", "beijing",
        "shanghai", "qingdao", "tangent", "tangenttangent", "qiedian", "company", "secret", "topsecret", "default",
        "test", "testtest", "testing", "guest", "user", "username", "login", "computer", "internet", "samsung",
        "huawei", "xiaomi", "alibaba", "tencent", "chinamobile", "chinaunicom", "chinatelecom", "unicom", "telecom",
    };

    /// <summary>Every problem of the password for this person; empty when it may be used.</summary>
    /// <param name="field">Field of the form that the problems are about.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="email">The person's address: the password must not be it or hold its first part.</param>
    public static IReadOnlyList<Problem> Check(string field, string? password, string? email)
    {
        if (string.IsNullOrEmpty(password)) return [Problem.Of(field, "form.required")];

        var problems = new List<Problem>();
        if (password.Length < Shortest) problems.Add(Problem.Of(field, "signin.password-short", Shortest));
        if (password.Length > Longest) problems.Add(Problem.Of(field, "form.too-long", Longest));
        if (IsCommon(password)) problems.Add(Problem.Of(field, "signin.password-common"));
        if (HoldsAddress(password, email)) problems.Add(Problem.Of(field, "signin.password-is-address"));
        return problems;
    }

    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        var core = lower.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '.', '@', '#', '*', '?', '_', '-');
        return core.Length == 0 || Common.Contains(lower) || Common.Contains(core) || lower.Distinct().Count() <= 3;
    }

    private static bool HoldsAddress(string password, string? email)
    {
        var name = email?.Split('@')[0] ?? "";
        return name.Length >= 5 && password.Contains(name, StringComparison.OrdinalIgnoreCase)
            || email is { Length: > 0 } && password.Equals(email, StringComparison.OrdinalIgnoreCase);
    }
}
