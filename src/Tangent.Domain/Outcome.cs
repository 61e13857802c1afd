namespace Tangent.Domain;

/// <summary>What an act gives back: a value, or the reason why not. A bug throws instead.</summary>
/// <remarks>Worked example: <c>Outcome&lt;int&gt; x = 3;</c> holds 3; a returned <see cref="Fail"/> converts too.</remarks>
public sealed class Outcome<T>
{
    private readonly T? value;

    private Outcome(T? value, Fail? failure) => (this.value, Failure) = (value, failure);

    /// <summary>Why the act failed, or null when it did not.</summary>
    public Fail? Failure { get; }

    /// <summary>What the act gave.</summary>
    /// <exception cref="InvalidOperationException">The act failed: look at <see cref="Failure"/> first.</exception>
    public T Value => Failure is null ? value! : throw new InvalidOperationException($"No value: {Failure}");

    /// <summary>A success with a value whose type is an interface: those do not convert by themselves.</summary>
    public static Outcome<T> Of(T value) => new(value, null);

    /// <summary>A value is a success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A reason is a failure.</summary>
    public static implicit operator Outcome<T>(Fail failure) => new(default, failure);

    /// <summary>The same failure, or the value turned into another.</summary>
    public Outcome<TOther> Then<TOther>(Func<T, TOther> turn) =>
        Failure is { } failure ? failure : turn(value!);
}

/// <summary>The value of an act that gives nothing but its success.</summary>
public readonly record struct Done;
