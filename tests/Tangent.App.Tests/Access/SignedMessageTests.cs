using System.Text;
using Tangent.App.Access.SigningIn;

namespace Tangent.Tests.Access;

public sealed class SignedMessageTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Id = "msg_p5jXN8AQM9LWM0D4loKWxJek",
        Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Theory]
    [InlineData(Signature, 0, true)]
    [InlineData(Signature, 300, true)]
    [InlineData(Signature, -300, true)]
    [InlineData(Signature, 301, false)]
    [InlineData(Signature, -301, false)]
    [InlineData("v1,AAAA " + Signature, 0, true)]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", 0, false)]
    [InlineData("v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", 0, false)]
    [InlineData("", 0, false)]
    [InlineData(null, 0, false)]
    public void A_message_counts_when_it_is_signed_with_the_secret_and_sent_about_now(string? signature, int secondsOff, bool isSigned) =>
        Assert.Equal(isSigned, Sent("{\"test\": 2432232314}", signature).IsSignedBy(Secret, DateTimeOffset.FromUnixTimeSeconds(1614265330 + secondsOff)));

    [Fact]
    public void A_changed_payload_id_or_time_is_not_signed()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1614265330);
        var sent = Sent("{\"test\": 2432232314}", Signature);

        Assert.False(Sent("{\"test\": 2432232315}", Signature).IsSignedBy(Secret, now));
        Assert.False((sent with { Id = "msg_x" }).IsSignedBy(Secret, now));
        Assert.False((sent with { Timestamp = "1614265331" }).IsSignedBy(Secret, now));
        Assert.False((sent with { Timestamp = "soon" }).IsSignedBy(Secret, now));
        Assert.False((sent with { Id = new string('x', 101) }).IsSignedBy(Secret, now));
    }

    private static SignedMessage Sent(string body, string? signature) => new(Id, "1614265330", signature, Encoding.UTF8.GetBytes(body));
}
