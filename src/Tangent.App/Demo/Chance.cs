using System.Numerics;
using System.Text;

namespace Tangent.App.Demo;

/// <summary>
/// A source of chance of the invented world: xoshiro256** (Blackman and Vigna 2018), started from SplitMix64 of a key.
/// Whole numbers only, so that every machine and every number of threads draws the same.
/// </summary>
/// <remarks>
/// Each thing that happens has a stream of its own, named by seed, name and index: what one module draws shifts nothing
/// that another draws. Worked example, tested: the stream "example" of seed 1 at index 7 first gives
/// 18296732467624146922, then 12567121648462893955.
/// It is a value that changes as it is used: pass it by reference.
/// </remarks>
public struct Chance
{
    private ulong s0, s1, s2, s3;

    private Chance(ulong key)
    {
        s0 = Mixed(ref key);
        s1 = Mixed(ref key);
        s2 = Mixed(ref key);
        s3 = Mixed(ref key);
    }

    /// <summary>The stream of this name and index under a seed.</summary>
    /// <param name="seed">Seed of the world.</param>
    /// <param name="stream">Name of what happens, such as <c>needs</c>; a new module takes a new name.</param>
    /// <param name="index">Which one: a customer, a journey, a device.</param>
    public static Chance Of(ulong seed, string stream, long index = 0) => Of(KeyOf(seed, stream), index);

    /// <summary>The stream of an index under a key of <see cref="KeyOf"/>; for loops over many indices.</summary>
    public static Chance Of(ulong key, long index)
    {
        var place = unchecked((ulong)index);
        return new(key ^ Mixed(ref place));
    }

    /// <summary>The key of a named stream: FNV-1a of the name in UTF-8, mixed with the seed.</summary>
    public static ulong KeyOf(ulong seed, string stream)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in Encoding.UTF8.GetBytes(stream)) hash = unchecked((hash ^ letter) * 1099511628211UL);
        return hash ^ Mixed(ref seed);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var drawn = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = BitOperations.RotateLeft(s3, 45);
            return drawn;
        }
    }

    /// <summary>
    /// A whole number from 0 up to, not including, <paramref name="bound"/> (1 to 2^31−1), each as likely to within
    /// 2^−33.
    /// </summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>True in this many cases of a thousand. Always draws once.</summary>
    public bool Share(int perThousand) => Below(1000) < perThousand;

    /// <summary>A bell-shaped number around 0 with this standard deviation, at most four of them away.</summary>
    /// <remarks>
    /// The count of ones in 64 random bits has mean 32 and deviation 4; a uniform part fills the steps between.
    /// </remarks>
    public int Bell(int deviation)
    {
        var ones = BitOperations.PopCount(Next()) - 32;
        var between = Below(1024) - 512;
        return ((ones * 1024) + between) * deviation / 4096;
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the next well-mixed number of a counter.</summary>
    private static ulong Mixed(ref ulong counter)
    {
        unchecked
        {
            counter += 0x9E3779B97F4A7C15UL;
            var mixed = counter;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
