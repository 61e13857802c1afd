using System.Text;
using Tangent.App.Access.SigningIn;
using Tangent.Domain.Access;

namespace Tangent.Tests.Access;

public sealed class SigningInTests
{
    /// <summary>RFC 6238, appendix B, SHA-1, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_RFC(long seconds, string code)
    {
        var secret = Totp.ToBase32(Encoding.ASCII.GetBytes("12345678901234567890"));
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", secret);
        Assert.Equal(code, Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(seconds)));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_clock_may_be_half_a_minute_off_and_no_more(int offSeconds, bool fits)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_000_000_020);
        var secret = Totp.NewSecret();
        Assert.Equal(fits, Totp.StepOf(secret, Totp.Code(secret, now.AddSeconds(offSeconds)), now, 0) is not null);
    }

    [Theory]
    [InlineData("short", "signin.password-short")]
    [InlineData("password2026!", "signin.password-common")]
    [InlineData("QWERTYUIOP", "signin.password-common")]
    [InlineData("1234567890", "signin.password-common")]
    [InlineData("aaaaaaaaaaaa", "signin.password-common")]
    [InlineData("my zhang.wei word", "signin.password-is-address")]
    public void A_password_that_is_tried_first_is_refused(string password, string code) =>
        Assert.Contains(code, PasswordRules.Check("password", password, "zhang.wei@example.com").Select(one => one.Code));

    [Theory]
    [InlineData("春天的小河慢慢流过石桥")]
    [InlineData("a calm green river")]
    [InlineData("ninechars!X")]
    public void A_long_phrase_in_any_language_will_do(string password) =>
        Assert.Empty(PasswordRules.Check("password", password, "zhang.wei@example.com"));

    [Fact]
    public void A_key_can_do_no_more_than_its_owner_may_now()
    {
        var owner = new Actor(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "owner", Door.Api, null,
            [new(Role.Analyst, UnitPath.From("1.4."))]);
        var key = new Actor(owner.Id, "key", Door.Api, null, [new(Role.Director, UnitPath.Root)])
        {
            Behind = owner,
            Limit = Verb.Read | Verb.Create,
        };

        Assert.Equal([UnitPath.From("1.4.")], key.Scope(Verb.Read, Kind.Touchpoint));
        Assert.False(key.May(Verb.Update, Kind.Touchpoint, UnitPath.From("1.4.")));
        Assert.False(key.May(Verb.Read, Kind.Touchpoint, UnitPath.From("1.5.")));
        Assert.True(key.May(Verb.Create, Kind.Touchpoint, UnitPath.From("1.4.9.")));
        Assert.Empty((key with { Behind = owner with { Grants = [] } }).Scope(Verb.Read, Kind.Touchpoint));
    }
}
