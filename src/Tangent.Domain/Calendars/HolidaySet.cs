using System.Globalization;

namespace Tangent.Domain.Calendars;

/// <summary>A day that a public announcement makes free, or a day of rest that it makes a working day instead (调休).</summary>
/// <param name="Date">The day.</param>
/// <param name="IsOff">Whether it is free; else it is a make-up working day.</param>
/// <param name="Name">Name of the holiday to which it belongs, as it was announced.</param>
/// <param name="Source">Address of the announcement.</param>
public sealed record HolidayDay(DateOnly Date, bool IsOff, string Name, string Source);

/// <summary>Public holidays of a region with their make-up working days, over the years that have been announced.</summary>
public sealed class HolidaySet
{
    private readonly Dictionary<DateOnly, HolidayDay> days;

    internal HolidaySet(string code, string nameEn, string nameZh, int firstYear, int lastYear, IEnumerable<HolidayDay> days)
    {
        (Code, NameEn, NameZh, FirstYear, LastYear) = (code, nameEn, nameZh, firstYear, lastYear);
        this.days = days.ToDictionary(day => day.Date);
    }

    /// <summary>Short name, such as <c>cn</c>.</summary>
    public string Code { get; }

    /// <summary>English name of the region.</summary>
    public string NameEn { get; }

    /// <summary>Chinese name of the region.</summary>
    public string NameZh { get; }

    /// <summary>First year that it knows.</summary>
    public int FirstYear { get; }

    /// <summary>Last year that it knows: of later ones nothing was announced yet.</summary>
    public int LastYear { get; }

    /// <summary>Every day that it names, in order.</summary>
    public IReadOnlyList<HolidayDay> Days => [.. days.Values.OrderBy(day => day.Date)];

    /// <summary>What it says of a day; null: nothing, so the week holds.</summary>
    public HolidayDay? At(DateOnly date) => days.GetValueOrDefault(date);

    /// <summary>Whether it knows this year. Where it does not, no day may be taken for a working day without saying so.</summary>
    public bool Knows(int year) => year >= FirstYear && year <= LastYear;
}

/// <summary>The holiday sets that come with the program: one data file each, with the source of every row.</summary>
public static class HolidaySets
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HolidaySet> All { get; } = [Read("holidays-cn.tsv")];

    /// <summary>The set of this code, or null.</summary>
    public static HolidaySet? Find(string code) => All.FirstOrDefault(set => set.Code == code);

    private static HolidaySet Read(string file)
    {
        using var stream = typeof(HolidaySets).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not in the program");
        using var reader = new StreamReader(stream);
        Dictionary<string, string> head = [];
        List<HolidayDay> days = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (line.StartsWith("# ", StringComparison.Ordinal)) { if (cells.Length == 2) head[cells[0][2..]] = cells[1]; }
            else if (cells[0] != "date")
                days.Add(new(DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells[1] == "off", cells[2], cells[3]));
        }
        return new(head["code"], head["name.en"], head["name.zh"], Year(head["first"]), Year(head["last"]), days);
    }

    private static int Year(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
