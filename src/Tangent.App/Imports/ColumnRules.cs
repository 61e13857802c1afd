using Tangent.App.Imports.Published;
using Tangent.Domain;

namespace Tangent.App.Imports;

/// <summary>What must hold of the columns before a row is judged.</summary>
static class ColumnRules
{
    /// <summary>Everything that is wrong with them; fields are <c>columns.1</c> and so on.</summary>
    public static List<Problem> Check(IReadOnlyList<string> columns, IReadOnlyList<ImportField> fields)
    {
        var problems = new List<Problem>();
        for (int i = 0; i < columns.Count; i++)
        {
            if (columns[i].Length == 0) continue;
            if (fields.All(field => field.Key != columns[i])) problems.Add(Problem.Of($"columns.{i + 1}", "imports.field-unknown", columns[i]));
            else if (columns.Take(i).Contains(columns[i]) && !fields.Any(field => field.IsMany && field.Key == columns[i]))
                problems.Add(Problem.Of($"columns.{i + 1}", "imports.field-twice", columns[i]));
        }
        foreach (var key in fields.Where(field => field.IsKey && !columns.Contains(field.Key)))
            problems.Add(Problem.Of("columns", "imports.key-unmapped", key.Key));
        return problems;
    }
}
