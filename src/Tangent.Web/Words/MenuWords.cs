using System.Globalization;
using Tangent.Domain.Standards.Menus;

namespace Tangent.Web.Words;

/// <summary>What is found in a menu, as sentences: the same on pages and on the command line.</summary>
public static class MenuWords
{
    /// <summary>A finding as a sentence.</summary>
    public static string Said(this Words words, MenuFinding finding) =>
        words[$"menus.found.{Words.KeyOf(finding.Fault).Split('.')[^1]}", finding.Node, words.Who(finding.Callers), finding.Evidence]
        + (finding.At is { } at ? words["menus.found.at", at.ToString("HH':'mm", CultureInfo.InvariantCulture)] : "");

    /// <summary>Callers by name; everybody when it is all of them, or none is named.</summary>
    public static string Who(this Words words, IReadOnlyCollection<Caller> callers) => callers.Count is 0 || callers.Count == Callers.All.Count
        ? words["menus.everybody"] : string.Join(words["parts.list.separator"], callers.Select(caller => words.Of(caller)));
}
