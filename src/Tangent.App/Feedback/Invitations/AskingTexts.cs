using System.Text.Json;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Words of an invitation to start from.</summary>
/// <param name="Subject">Subject of an e-mail.</param>
/// <param name="Text">The text.</param>
public sealed record AskingTexts(Wording Subject, Wording Text)
{
    private static readonly Dictionary<string, AskingTexts> All = Load();

    /// <summary>The words for a channel: a short message is short.</summary>
    public static AskingTexts Of(DeliveryChannel channel) => All[channel == DeliveryChannel.Email ? "email" : "sms"];

    private static Dictionary<string, AskingTexts> Load()
    {
        using var file = typeof(AskingTexts).Assembly.GetManifestResourceStream("Invitations/texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, AskingTexts>>(file, JsonSerializerOptions.Web)!;
    }
}
