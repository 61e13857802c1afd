using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Settings;

/// <summary>One line of the settings: its name, its default and how it is read from text.</summary>
public sealed class Setting
{
    private readonly PropertyInfo section, property;

    private Setting(PropertyInfo section, PropertyInfo property) => (this.section, this.property) = (section, property);

    /// <summary>Section and name, such as <c>Web:Url</c>.</summary>
    public string Name => $"{section.Name}:{property.Name}";

    /// <summary>The environment variable that sets it, such as <c>TANGENT__Web__Url</c>.</summary>
    public string Variable => $"{SettingsReader.Prefix}{section.Name}__{property.Name}";

    /// <summary>Whether its value is never shown.</summary>
    public bool IsSecret => property.GetCustomAttribute<ClassifiedAttribute>()?.FieldClass == FieldClass.Sensitive;

    /// <summary>The value that holds when nobody sets it, as text; empty for none.</summary>
    public string Default => property.GetValue(section.GetValue(new TangentSettings())) switch
    {
        null => "",
        IReadOnlyList<string> list => string.Join(',', list),
        bool yes => yes ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Smallest and largest number allowed, or null when it is not a bounded number.</summary>
    public (int Low, int High)? Bounds =>
        property.GetCustomAttribute<RangeAttribute>() is { } range ? ((int)range.Minimum, (int)range.Maximum) : null;

    /// <summary>The values that may be chosen from, or an empty list when it is free.</summary>
    public IReadOnlyList<string> Choices =>
        property.PropertyType.IsEnum ? Enum.GetNames(property.PropertyType)
        : property.PropertyType == typeof(bool) ? ["true", "false"]
        : [.. property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.OfType<string>() ?? []];

    /// <summary>Every setting there is, in the order of <see cref="TangentSettings"/>.</summary>
    public static IReadOnlyList<Setting> All { get; } =
        [.. from section in typeof(TangentSettings).GetProperties()
            from property in section.PropertyType.GetProperties()
            where property.CanWrite
            select new Setting(section, property)];

    /// <summary>Puts the value that the text says into the settings, or says what is wrong with the text.</summary>
    public Problem? Put(TangentSettings settings, string text)
    {
        if (Read(text.Trim(), out var value) is { } problem) return problem;
        property.SetValue(section.GetValue(settings), value);
        return null;
    }

    private Problem? Read(string text, out object? value)
    {
        value = null;
        var shown = IsSecret ? "***" : text;
        if (property.PropertyType == typeof(int))
        {
            var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
            value = number;
            if (!isNumber) return new("settings.not-a-number", Name, null, Name, shown);
            return Bounds is { } bounds && (number < bounds.Low || number > bounds.High)
                ? new("settings.out-of-range", Name, null, Name, number, bounds.Low, bounds.High)
                : null;
        }
        if (Choices.Count > 0)
        {
            var choice = Choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase));
            if (choice is null) return new("settings.not-a-choice", Name, null, Name, shown, string.Join(" | ", Choices));
            value = property.PropertyType.IsEnum ? Enum.Parse(property.PropertyType, choice)
                : property.PropertyType == typeof(bool) ? choice == "true" : choice;
            return null;
        }
        value = property.PropertyType == typeof(string)
            ? text.Length == 0 ? null : text
            : text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return value is null && Default.Length > 0 ? new("settings.empty", Name, null, Name) : null;
    }
}
