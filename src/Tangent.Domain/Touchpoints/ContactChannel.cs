namespace Tangent.Domain.Touchpoints;

/// <summary>The technical or physical way of contact (渠道).</summary>
public enum ContactChannel
{
    /// <summary>网厅.</summary>
    WebHall,

    /// <summary>掌厅.</summary>
    MobileHall,

    /// <summary>自助终端.</summary>
    SelfServiceTerminal,

    /// <summary>热线.</summary>
    Hotline,

    /// <summary>营业厅人员.</summary>
    HallStaff,

    /// <summary>上门人员.</summary>
    OnSiteStaff,

    /// <summary>门店.</summary>
    Shop,

    /// <summary>电商.</summary>
    ECommerce,

    /// <summary>社交媒体.</summary>
    SocialMedia,

    /// <summary>邮寄与邮件.</summary>
    Mail,

    /// <summary>App.</summary>
    App,

    /// <summary>微信.</summary>
    WeChat,

    /// <summary>微博.</summary>
    Weibo,
}
