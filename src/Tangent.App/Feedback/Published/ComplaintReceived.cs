namespace Tangent.App.Feedback.Published;

/// <summary>A complaint is in the inbox. Told once for each, as a durable event.</summary>
/// <param name="Voice">The item.</param>
/// <param name="Number">Its number.</param>
/// <param name="UnitId">The unit whose inbox took it.</param>
/// <param name="ReceivedUtc">When.</param>
/// <param name="DueUtc">By when it should have ended.</param>
public sealed record ComplaintReceived(Guid Voice, string Number, Guid UnitId, DateTime ReceivedUtc, DateTime DueUtc);
