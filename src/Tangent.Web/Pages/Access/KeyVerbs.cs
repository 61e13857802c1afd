using System.Globalization;
using Tangent.Domain.Access;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Access;

/// <summary>What a key may do, as boxes to tick and as text.</summary>
static class KeyVerbs
{
    private static readonly Verb[] Single = [.. Enum.GetValues<Verb>().Where(verb => verb is not (Verb.None or Verb.All))];

    public static IReadOnlyList<Choice> Choices(Words.Words words) =>
        [.. Single.Select(verb => new Choice(verb.ToString(), words.Of(verb)))];

    public static Verb Join(IEnumerable<string> names) =>
        names.Aggregate(Verb.None, (all, name) => all | (TouchpointText.Member<Verb>(name) ?? Verb.None));

    public static string Text(Words.Words words, Verb verbs) => string.Join(
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ",
        Single.Where(verb => verbs.HasFlag(verb)).Select(words.Of));
}
