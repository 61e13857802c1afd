using System.ComponentModel.DataAnnotations;

namespace Tangent.App.Settings;

/// <summary>What customers ask about what is kept of them.</summary>
public sealed class PrivacySettings
{
    /// <summary>Days within which a request has ended.</summary>
    [Range(1, 60)]
    public int AnswerDays { get; set; } = 15;
}
