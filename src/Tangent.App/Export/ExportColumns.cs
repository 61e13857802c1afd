using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.Export;

/// <summary>What the column lists of all exports share.</summary>
static class ExportColumns
{
    /// <summary>The wanted columns in their order; all of them when none is named. A key that does not exist is a problem.</summary>
    public static Outcome<List<ExportColumn<T>>> Chosen<T>(IReadOnlyList<ExportColumn<T>> all, IReadOnlyList<string>? keys)
    {
        if (keys is null or []) return all.ToList();
        var unknown = keys.Where(key => all.All(column => column.Key != key)).ToList();
        return unknown.Count > 0
            ? Fail.Wrong("columns", "list.column-unknown", string.Join(", ", unknown), string.Join(", ", all.Select(c => c.Key)))
            : keys.Distinct().Select(key => all.First(column => column.Key == key)).ToList();
    }

    /// <summary>A member of a closed list: its code as the API writes it, and its words.</summary>
    public static Cell.Coded Coded(this ExportWords words, Enum member) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(member.ToString()), words.OfMember(member));

    /// <summary>A claim: true or false, and its words.</summary>
    public static Cell.Coded Claim(this ExportWords words, bool holds, string ifSo, string ifNot) =>
        new(holds ? "true" : "false", words.Of(holds ? ifSo : ifNot));

    /// <summary>A unit: its code, and its name in the reader's language.</summary>
    public static Cell.Coded Unit(this ExportWords words, string code, string nameZh, string nameEn) =>
        new(code, words.IsChinese ? nameZh : nameEn);
}
