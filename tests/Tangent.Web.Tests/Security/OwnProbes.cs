namespace Tangent.Web.Tests.Security;

/// <summary>The customers' own pages: what is in the address is a secret or a number that opens nothing without the cookie.</summary>
static partial class PageProbes
{
    private static Dictionary<string, KnownPage> Own => new()
    {
        ["/my"] = Open(null, new("ask"), new("enter"), new("wish"), new("about"), new KnownForm("leave")),
        ["/my/open/{token}"] = Open([new("token", null, Why: Secret)], new KnownForm("open")),
        ["/my/{number}"] = Open([new("number", null, Why: "a number that is missing for everybody but its customer")],
            new("answer"), new("judge"), new("write"), new("reopen"), new KnownForm("leave")),
    };
}
