namespace Tangent.App.Feedback.Published;

/// <summary>A customer has answered a survey in words of their own. The words are asked for with <see cref="SurveyTexts"/>: an event keeps none.</summary>
/// <param name="Response">Number of the response.</param>
/// <param name="Survey">Which survey.</param>
/// <param name="Version">By which version it was asked.</param>
/// <param name="Touchpoint">Code of the touchpoint that is judged, or null.</param>
/// <param name="Unit">Code of the unit that is judged, or null.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Journey">Key of the journey, or null.</param>
/// <param name="GivenUtc">When it was sent.</param>
public sealed record SurveyAnswered(
    long Response, Guid Survey, int Version, string? Touchpoint, string? Unit, long? Customer, string? Journey, DateTime GivenUtc);
