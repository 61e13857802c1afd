namespace Tangent.App.LogFiles;

/// <summary>Whether <c>03/04/2026</c> is the third of April or the fourth of March, from times that leave no choice.</summary>
static class DayOrder
{
    /// <summary>True: the day comes first; false: the month; null: no time says it.</summary>
    /// <remarks>Between dots the day comes first everywhere; a time with AM or PM is American.</remarks>
    public static bool? Of(IEnumerable<string> times)
    {
        bool isDay = false, isMonth = false;
        foreach (var time in times)
        {
            var parts = time.Split('/', '.', '-');
            if (parts.Length < 3 || parts[0].Length > 2 || !int.TryParse(parts[0], out int first) || !int.TryParse(parts[1], out int second))
                continue;
            isDay |= first > 12 || time.IndexOf('.', StringComparison.Ordinal) is 1 or 2;
            isMonth |= second > 12 || time.EndsWith('M');
        }
        return isDay == isMonth ? null : isDay;
    }
}
