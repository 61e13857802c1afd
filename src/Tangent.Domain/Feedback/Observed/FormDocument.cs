using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Feedback.Observed;

/// <summary>How an item of a form is answered.</summary>
public enum ItemScale
{
    /// <summary>是或否.</summary>
    YesNo,

    /// <summary>0 至 10 分.</summary>
    ZeroToTen,

    /// <summary>行为计次: one tap each time it is seen.</summary>
    Tap,

    /// <summary>人数: how many people wait, each time it is counted.</summary>
    Count,

    /// <summary>步骤痛感: a step of a walk-through, with its pain from 0 to 10.</summary>
    Pain,
}

/// <summary>One thing that an observer looks at.</summary>
public sealed record FormItem
{
    /// <summary>Most that an item may weigh.</summary>
    public const double Heaviest = 100;

    /// <summary>Its code within the form, such as <c>i3</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it asks.</summary>
    public required Wording Text { get; init; }

    /// <summary>How it is answered.</summary>
    public ItemScale Scale { get; init; }

    /// <summary>Whether it may not apply.</summary>
    public bool MayNotApply { get; init; }

    /// <summary>Whether failing it fails the whole: it is flagged, whatever the score.</summary>
    public bool IsCritical { get; init; }

    /// <summary>How much it counts, above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Code of the touchpoint that it judges; null: that of the programme.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Which element of the service it is about, or null.</summary>
    public ServuctionElement? Element { get; init; }

    /// <summary>Whether it is answered once on the sheet, not by marks along the way.</summary>
    public bool IsAnswered => Scale is ItemScale.YesNo or ItemScale.ZeroToTen;

    /// <summary>Whether it counts in a score.</summary>
    public bool IsScored => IsAnswered || Scale == ItemScale.Pain;
}

/// <summary>Items that belong together.</summary>
public sealed record FormGroup(Wording Title, Items<FormItem> Items);

/// <summary>What a form asks: groups of items in order.</summary>
public sealed record FormDocument(Wording Title, Items<FormGroup> Groups)
{
    /// <summary>Most items of a form, and most characters of a text in it.</summary>
    public const int MostItems = 120, LongestText = 300;

    /// <summary>All items in order.</summary>
    public IEnumerable<FormItem> Items => Groups.SelectMany(group => group.Items);

    /// <summary>The item with this code, or null.</summary>
    public FormItem? this[string id] => Items.FirstOrDefault(item => item.Id == id);

    /// <summary>Everything that is wrong with the form.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (Title.Length == 0) yield return Problem.Of("title", "form.required");
        if (Title.Length > LongestText) yield return Problem.Of("title", "form.too-long", LongestText);
        int count = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Items)
        {
            count++;
            if (item.Text.Length == 0) yield return new("form.required", "items", count);
            if (item.Text.Length > LongestText) yield return new("form.too-long", "items", count, LongestText);
            if (item.Id.Length is 0 or > 20 || !seen.Add(item.Id)) yield return new("observed.item-code", "items", count, item.Id);
            if (!(item.Weight > 0 && item.Weight <= FormItem.Heaviest)) yield return new("observed.item-weight", "items", count, FormItem.Heaviest);
            if (item.IsCritical && !item.IsAnswered) yield return new("observed.item-critical", "items", count);
            if (item.Touchpoint?.Length > 80) yield return new("form.too-long", "items", count, 80);
        }
        if (count is 0 or > MostItems) yield return Problem.Of("items", "observed.form-items", MostItems);
    }
}
