using Tangent.App.Delivery;
using Tangent.Domain.Delivery;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Delivery;

/// <summary>Messages in the reader's language, and the address of their list.</summary>
static class DeliveryText
{
    public const string Part = "part", Kind = "kind", Channel = "channel", Endpoint = "endpoint", About = "about";

    public static MessagePart PartOf(PageState state) => TouchpointText.Member<MessagePart>(state[Part]) ?? MessagePart.All;

    public static ListMessages.Request Request(PageState state) => new(PartOf(state), TouchpointText.Member<MessageKind>(state[Kind]),
        TouchpointText.Member<DeliveryChannel>(state[Channel]), Id(state[Endpoint]), Id(state[About]), state.Piece());

    /// <summary>The tone of a state's chip.</summary>
    public static string Tone(this MessageState state) => state switch
    {
        MessageState.Sent => "pos",
        MessageState.Unsure => "warn",
        MessageState.GivenUp => "neg",
        _ => "line",
    };

    /// <summary>The tone of how an attempt went.</summary>
    public static string Tone(this AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Accepted => "pos",
        AttemptOutcome.Begun => "line",
        AttemptOutcome.Unknown => "warn",
        _ => "neg",
    };

    /// <summary>Which settings a channel waits for.</summary>
    public static string Needs(this DeliveryChannel channel) => channel switch
    {
        DeliveryChannel.Email => "Delivery:SmtpHost, Delivery:SmtpFrom",
        DeliveryChannel.Sms => "Delivery:SmsUrl",
        DeliveryChannel.WeCom => "Delivery:WeComCorpId, Delivery:WeComAgentId, Delivery:WeComSecret",
        DeliveryChannel.WeChat => "Delivery:WeChatAppId, Delivery:WeChatSecret",
        _ => "",
    };

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
