namespace Tangent.Domain.Feedback;

/// <summary>What an organisation says about a theme of comments (评论主题): one of its own, or a shipped one with other names and words or switched off.</summary>
public sealed record CommentTheme
{
    /// <summary>Longest code.</summary>
    public const int LongestCode = 20;

    /// <summary>Longest Chinese name.</summary>
    public const int LongestNameZh = 20;

    /// <summary>Longest English name.</summary>
    public const int LongestNameEn = 40;

    /// <summary>Longest word.</summary>
    public const int LongestWord = 40;

    /// <summary>Most words of one theme.</summary>
    public const int MostWords = 300;

    /// <summary>Code: lower-case letters, digits and hyphens; that of a shipped theme speaks of it.</summary>
    public required string Code { get; init; }

    /// <summary>Chinese name, 1 to 20 characters.</summary>
    public required string NameZh { get; init; }

    /// <summary>English name, 1 to 40 characters.</summary>
    public required string NameEn { get; init; }

    /// <summary>Words by which a comment is known to speak of it, in any language, each at most 40 characters; 1 to 300 of them.</summary>
    public required Items<string> Words { get; init; }

    /// <summary>Whether comments are read for it.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Raised by every change, from 1; 0 for a shipped one that nobody changed.</summary>
    public int Version { get; init; } = 1;
}
