using System.ComponentModel.DataAnnotations;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Settings;

/// <summary>Everything that can be set from outside, in one typed place. docs/settings.md explains each line.</summary>
public sealed class TangentSettings
{
    /// <summary>Where the data is.</summary>
    public DatabaseSettings Database { get; } = new();

    /// <summary>Address, certificate, proxies.</summary>
    public WebSettings Web { get; } = new();

    /// <summary>Sessions, lockout, invitations.</summary>
    public SignInSettings SignIn { get; } = new();

    /// <summary>Sign-in through the company's own identity provider.</summary>
    public OpenIdConnectSettings OpenIdConnect { get; } = new();

    /// <summary>Files of encounters that are taken by themselves.</summary>
    public ImportSettings Imports { get; } = new();

    /// <summary>By when what customers say is answered.</summary>
    public InboxSettings Inbox { get; } = new();

    /// <summary>What customers ask about what is kept of them.</summary>
    public PrivacySettings Privacy { get; } = new();

    /// <summary>The customers' own pages.</summary>
    public OwnPagesSettings OwnPages { get; } = new();

    /// <summary>How often customers are asked for their opinion.</summary>
    public AskingSettings Asking { get; } = new();

    /// <summary>How messages leave the house.</summary>
    public DeliverySettings Delivery { get; } = new();

    /// <summary>Bounds against overload and abuse.</summary>
    public LimitSettings Limits { get; } = new();

    /// <summary>Backups that the server makes by itself.</summary>
    public BackupSettings Backup { get; } = new();

    /// <summary>How long personal data is kept.</summary>
    public RetentionSettings Retention { get; } = new();

    /// <summary>Language of pages when the reader has not chosen.</summary>
    public LanguageSettings Language { get; } = new();
}

/// <summary>Address, certificate, proxies.</summary>
public sealed class WebSettings
{
    /// <summary>The address that the server listens on. Port 0 lets the system choose.</summary>
    public string Url { get; set; } = "http://127.0.0.1:5080";

    /// <summary>The address that people use, when it differs (behind a proxy); links and passkeys are made from it.</summary>
    public string? PublicBaseUrl { get; set; }

    /// <summary>PFX or PEM file for HTTPS without a proxy.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>Password of the certificate file.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? CertificatePassword { get; set; }

    /// <summary>Networks (CIDR) whose forwarding headers are believed; nobody's, when empty.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>Host names that are answered; empty means those of the address and localhost.</summary>
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    /// <summary>Whether the page that shows every part of the design system is served.</summary>
    public bool ShowParts { get; set; }

    /// <summary>The address to show to people: localhost instead of 127.0.0.1, because passkeys refuse an IP address.</summary>
    public string ShownUrl => PublicBaseUrl?.TrimEnd('/')
        ?? Url.TrimEnd('/').Replace("//127.0.0.1", "//localhost", StringComparison.Ordinal)
            .Replace("//[::1]", "//localhost", StringComparison.Ordinal);
}

/// <summary>Sessions, lockout, invitations.</summary>
public sealed class SignInSettings
{
    /// <summary>Hours after which a session ends in any case.</summary>
    [Range(1, 720)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Hours without a request after which a session ends.</summary>
    [Range(1, 720)]
    public int IdleHours { get; set; } = 2;

    /// <summary>Wrong passwords or codes in a row that lock an account.</summary>
    [Range(3, 100)]
    public int LockoutTries { get; set; } = 5;

    /// <summary>Minutes for which it stays locked.</summary>
    [Range(1, 1440)]
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>Hours for which an invitation may be accepted.</summary>
    [Range(1, 720)]
    public int InvitationHours { get; set; } = 72;
}

/// <summary>Sign-in through the company's own identity provider.</summary>
public sealed class OpenIdConnectSettings
{
    /// <summary>Whether the sign-in page offers it.</summary>
    public bool Enabled { get; set; }

    /// <summary>What the button on the sign-in page calls it; null for plain words.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Whether it is the only way in: passwords and passkeys are refused, one-time links still work.</summary>
    public bool Only { get; set; }

    /// <summary>Address of the provider, under which its discovery document lies.</summary>
    public string? Authority { get; set; }

    /// <summary>The id that the provider gave to this installation.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that belongs to it.</summary>
    [Classified(FieldClass.Sensitive)]
    public string? ClientSecret { get; set; }

    /// <summary>What is asked for; openid must be among it.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["openid", "profile", "email"];

    /// <summary>Values of the claim amr that mean that the provider has asked for two factors.</summary>
    public IReadOnlyList<string> SecondFactorAmr { get; set; } = [];

    /// <summary>Values of the claim acr that mean the same.</summary>
    public IReadOnlyList<string> SecondFactorAcr { get; set; } = [];
}

/// <summary>Files of encounters that are taken by themselves.</summary>
public sealed class ImportSettings
{
    /// <summary>Folder with a folder per source below it, whose files are imported; null: none is watched.</summary>
    public string? WatchFolder { get; set; }
}

/// <summary>By when what customers say is answered.</summary>
public sealed class InboxSettings
{
    /// <summary>Working days within which a complaint has ended.</summary>
    [Range(1, 60)]
    public int ComplaintDays { get; set; } = 5;

    /// <summary>Working days within which a question has ended.</summary>
    [Range(1, 60)]
    public int QuestionDays { get; set; } = 3;

    /// <summary>Working days within which anything else has ended.</summary>
    [Range(1, 60)]
    public int OtherDays { get; set; } = 10;

    /// <summary>Days off besides weekends, such as 2026-10-01.</summary>
    public IReadOnlyList<string> Holidays { get; set; } = [];

    /// <summary>Saturdays and Sundays that are worked.</summary>
    public IReadOnlyList<string> WorkedWeekends { get; set; } = [];
}

/// <summary>How often customers are asked for their opinion, by all surveys together.</summary>
public sealed class AskingSettings
{
    /// <summary>How often one customer is asked at most within <see cref="PerDays"/>.</summary>
    [Range(1, 100)]
    public int MostPerCustomer { get; set; } = 1;

    /// <summary>The days of the cap.</summary>
    [Range(1, 730)]
    public int PerDays { get; set; } = 30;

    /// <summary>Hours after which an encounter that comes in is too old to be asked about.</summary>
    [Range(1, 720)]
    public int AgeHours { get; set; } = 72;
}

/// <summary>Bounds against overload and abuse.</summary>
public sealed class LimitSettings
{
    /// <summary>Largest file that may be sent, in bytes.</summary>
    [Range(1024, 1073741824)]
    public int UploadBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Largest file that may be imported, in bytes.</summary>
    [Range(1024, 1073741824)]
    public int ImportBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>Requests of one address per minute.</summary>
    [Range(10, 1000000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Requests of one API key per minute.</summary>
    [Range(10, 1000000)]
    public int ApiRequestsPerMinute { get; set; } = 600;

    /// <summary>Requests of one address per minute to the pages on which customers answer: a whole hall may share an address.</summary>
    [Range(10, 1000000)]
    public int AnswersPerMinute { get; set; } = 1200;

    /// <summary>Tries to sign in, and requests with keys that nobody has, from one address per minute.</summary>
    [Range(1, 10000)]
    public int SignInTriesPerMinute { get; set; } = 20;

    /// <summary>Things that visitors of one address may say per minute on the page for customers.</summary>
    [Range(1, 10000)]
    public int VoicesPerMinute { get; set; } = 10;
}

/// <summary>Backups that the server makes by itself.</summary>
public sealed class BackupSettings
{
    /// <summary>Hours between two backups; 0 makes none.</summary>
    [Range(0, 720)]
    public int EveryHours { get; set; } = 24;

    /// <summary>How many of the server's own backups are kept.</summary>
    [Range(1, 1000)]
    public int Keep { get; set; } = 7;
}

/// <summary>How long personal data is kept.</summary>
public sealed class RetentionSettings
{
    /// <summary>Months after which the log forgets with whom an encounter was; 0 forgets nothing.</summary>
    [Range(0, 1200)]
    public int EncounterMonths { get; set; }
}

/// <summary>Language of pages when the reader has not chosen.</summary>
public sealed class LanguageSettings
{
    /// <summary>Used when neither the person nor the browser names one of the two languages.</summary>
    [AllowedValues("zh-CN", "en")]
    public string Default { get; set; } = "zh-CN";
}
