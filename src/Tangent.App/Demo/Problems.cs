using System.Globalization;
using Tangent.Domain;

namespace Tangent.App.Demo;

/// <summary>Collects what is wrong with a file, each problem with its place.</summary>
sealed class Problems
{
    private readonly List<Problem> all = [];

    public IReadOnlyList<Problem> All => all;

    public void Add(string at, string code, params IReadOnlyList<object> arguments) =>
        all.Add(new(code, at, null, arguments));

    public static void Each<T>(string at, IReadOnlyList<T> items, Action<T, string> check)
    {
        for (int i = 0; i < items.Count; i++) check(items[i], $"{at}[{i}]");
    }

    public void Range(string at, int value, int least, int most)
    {
        if (value < least || value > most) Add(at, "demo.truths.range", value, least, most);
    }

    /// <summary>Shares of a whole are 1000 together.</summary>
    public void Sum(string at, int sum)
    {
        if (sum != 1000) Add(at, "demo.truths.sum", sum);
    }

    /// <summary>Each of the names is one that exists.</summary>
    public void Known(string at, IEnumerable<string> names, IEnumerable<string> known)
    {
        foreach (var name in names.Except(known)) Add(at, "demo.truths.unknown", name);
    }

    /// <summary>All of the wanted names, each once, whatever their case.</summary>
    public void Same(string at, IEnumerable<string> names, IEnumerable<string> wanted)
    {
        var given = names.Select(name => name.ToUpperInvariant()).ToList();
        foreach (var name in wanted)
            if (given.Count(one => one == name.ToUpperInvariant()) != 1) Add(at, "demo.truths.once", name);
        foreach (var name in given.Except(wanted.Select(one => one.ToUpperInvariant())))
            Add(at, "demo.truths.unknown", name);
    }

    /// <summary>Keys are whole numbers from 0 (of quantiles: to 1000) and values rise or fall with them.</summary>
    public void Table(string at, IReadOnlyDictionary<string, int> points, bool isQuantiles, int most = 31_536_000,
        int least = 0, bool isRising = true)
    {
        var keys = new List<(int Key, int Value)>();
        foreach (var (text, value) in points)
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key <= 1_000_000)
                keys.Add((key, value));
            else Add(at, "demo.truths.key", text);
        keys.Sort();
        foreach (var (_, value) in keys) Range(at, value, least, most);
        if (keys.Count < 2 || keys[0].Key != 0 || (isQuantiles && keys[^1].Key != 1000))
            Add(at, "demo.truths.ends");
        for (int i = 1; i < keys.Count; i++)
            if (isRising ? keys[i].Value < keys[i - 1].Value : keys[i].Value > keys[i - 1].Value)
                Add(at, "demo.truths.order", keys[i].Key);
    }
}
