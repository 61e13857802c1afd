using System.ComponentModel.DataAnnotations;
using Tangent.Domain.Access;

namespace Tangent.App.Settings;

/// <summary>How messages leave the house. What is not set up keeps its messages waiting.</summary>
public sealed class DeliverySettings
{
    /// <summary>The mail server; null: no e-mail.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>Its port.</summary>
    [Range(1, 65535)]
    public int SmtpPort { get; set; } = 587;

    /// <summary>Whether the connection is turned to TLS (STARTTLS).</summary>
    public bool SmtpTls { get; set; } = true;

    /// <summary>Who signs in there; null: nobody.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>The password.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? SmtpPassword { get; set; }

    /// <summary>From which address e-mails come.</summary>
    public string? SmtpFrom { get; set; }

    /// <summary>Address of the gateway for short messages; null: none.</summary>
    public string? SmsUrl { get; set; }

    /// <summary>What it is sent, with gaps for what changes.</summary>
    public string SmsBody { get; set; } = """{"to":"{to}","text":"{text}","id":"{id}"}""";

    /// <summary>Type of what it is sent.</summary>
    [AllowedValues("application/json", "application/x-www-form-urlencoded")]
    public string SmsContentType { get; set; } = "application/json";

    /// <summary>What stands in the header Authorization; null: nothing.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? SmsAuthorization { get; set; }

    /// <summary>What a good answer holds; null: its status is enough.</summary>
    public string? SmsAccepted { get; set; }

    /// <summary>Whether the gateway knows a message again by its id and never passes it on twice.</summary>
    public bool SmsRepeatIsSafe { get; set; }

    /// <summary>Where the interface of WeCom is.</summary>
    public string WeComUrl { get; set; } = "https://qyapi.weixin.qq.com";

    /// <summary>The company there; null: no messages by WeCom.</summary>
    public string? WeComCorpId { get; set; }

    /// <summary>The application there.</summary>
    [Range(0, int.MaxValue)]
    public int WeComAgentId { get; set; }

    /// <summary>Its secret.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? WeComSecret { get; set; }

    /// <summary>Where the interface of official accounts is.</summary>
    public string WeChatUrl { get; set; } = "https://api.weixin.qq.com";

    /// <summary>The official account; null: no messages by WeChat.</summary>
    public string? WeChatAppId { get; set; }

    /// <summary>Its secret.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? WeChatSecret { get; set; }

    /// <summary>When customers are told nothing any more, by the clock of the unit.</summary>
    public string QuietFrom { get; set; } = "21:00";

    /// <summary>When they are told something again; the same as the beginning: no hour is quiet.</summary>
    public string QuietTo { get; set; } = "08:30";

    /// <summary>Whether days on which the company does not work are quiet as a whole.</summary>
    public bool QuietOnDaysOff { get; set; }

    /// <summary>Networks (CIDR) of the house that webhooks may reach; none, when empty.</summary>
    public IReadOnlyList<string> WebhookNetworks { get; set; } = [];

    /// <summary>Networks (CIDR) of the house that tests of web pages may reach; none, when empty.</summary>
    public IReadOnlyList<string> PageNetworks { get; set; } = [];

    /// <summary>Hours without one message getting through after which an endpoint is switched off.</summary>
    [Range(1, 720)]
    public int WebhookOffAfterHours { get; set; } = 72;

    /// <summary>Days for which the words of a message are kept after it ended.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
