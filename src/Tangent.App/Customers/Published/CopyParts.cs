namespace Tangent.App.Customers.Published;

/// <summary>
/// What one module holds of a customer, for the copy that the customer may ask for. Every module that keeps something of customers
/// registers one, beside what it does when they are erased.
/// </summary>
public interface ICopyPart
{
    /// <summary>Everything that is held of a customer under these numbers; lists without rows may be left out.</summary>
    Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop);
}

/// <summary>Rows of one kind.</summary>
/// <param name="Code">What they are, in words the key `privacy.list.CODE`.</param>
/// <param name="Rows">Each row: fields in their order. A field's code is in words the key `privacy.field.CODE`.</param>
public sealed record CopyList(string Code, IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows)
{
    /// <summary>Makes a list of what a query found.</summary>
    /// <param name="code">What the rows are.</param>
    /// <param name="found">What was found.</param>
    /// <param name="fields">The fields of one row: texts, numbers, moments in UTC, members of closed lists.</param>
    public static CopyList Of<T>(string code, IEnumerable<T> found, Func<T, (string Code, object? Value)[]> fields) =>
        new(code, [.. found.Select(one => (IReadOnlyDictionary<string, object?>)fields(one).Where(field => field.Value is not null)
            .ToDictionary(field => field.Code, field => field.Value))]);
}
