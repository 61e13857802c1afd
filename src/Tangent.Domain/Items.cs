using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tangent.Domain;

/// <summary>An unchangeable list that equals another one when their items do, so that records which hold lists compare by value.</summary>
/// <remarks>Worked example, tested: <c>Items&lt;int&gt; a = [1, 2], b = [1, 2];</c> then <c>a.Equals(b)</c>.</remarks>
[CollectionBuilder(typeof(Items), nameof(Items.Of)), JsonConverter(typeof(ItemsJson))]
public sealed class Items<T> : IReadOnlyList<T>, IEquatable<Items<T>>
{
    private readonly T[] items;

    internal Items(T[] items) => this.items = items;

    /// <summary>The list with nothing in it.</summary>
    public static Items<T> None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => items.Length;

    /// <inheritdoc/>
    public T this[int index] => items[index];

    /// <summary>Whether both hold equal items in the same order.</summary>
    public bool Equals(Items<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Items<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}

/// <summary>Makes <see cref="Items{T}"/> from collection expressions and sequences.</summary>
public static class Items
{
    /// <summary>The list of these items.</summary>
    public static Items<T> Of<T>(ReadOnlySpan<T> items) => items.IsEmpty ? Items<T>.None : new(items.ToArray());

    /// <summary>The list of these items.</summary>
    public static Items<T> ToItems<T>(this IEnumerable<T> items) => new([.. items]);
}

/// <summary>Lists stand in JSON as arrays.</summary>
sealed class ItemsJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Items<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<Items<T>>
    {
        public override Items<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            T[] items;
            try
            {
                items = JsonSerializer.Deserialize<T[]>(ref reader, options) ?? [];
            }
            catch (JsonException wrong)
            {
                // Without its own path, which begins at this list, it is told where in the whole document the list stands.
                throw new JsonException(wrong.Message, wrong);
            }
            return Array.Exists(items, item => item is null) ? throw new JsonException("null in a list") : new(items);
        }

        public override void Write(Utf8JsonWriter writer, Items<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
