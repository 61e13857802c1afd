using Tangent.App.Delivery.Channels;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.Tests.Delivery;

/// <summary>WeCom and official accounts, against a program that runs in the test.</summary>
public sealed class TencentTests
{
    private static readonly Outgoing Hello = new(new("018f0000-0000-7000-8000-000000000001"), "openid-1", null, "您好 \"周女士\"");

    [Fact]
    public async Task A_token_is_fetched_once_used_again_and_fetched_anew_when_it_is_not_taken_any_more()
    {
        int tokens = 0;
        await using var receiver = new FakeReceiver();
        receiver.Answer = got => (200, got.Path.StartsWith("/cgi-bin/token", StringComparison.Ordinal)
            ? $$"""{"access_token":"T{{++tokens}}","expires_in":7200}"""
            : got.Path.EndsWith("=T1", StringComparison.Ordinal) && tokens == 1 && receiver.Requests.Count > 3 ? """{"errcode":42001,"errmsg":"expired"}"""
            : """{"errcode":0,"errmsg":"ok"}""");
        var settings = new TangentSettings();
        (settings.Delivery.WeChatUrl, settings.Delivery.WeChatAppId, settings.Delivery.WeChatSecret) = (receiver.Url, "wx1", "s&1");
        using var channel = new WeChatChannel(settings, new MachineClock(new ManualClock()));

        for (int i = 0; i < 3; i++) Assert.IsType<SendResult.Accepted>(await channel.Send(Hello, default));

        Assert.Equal(2, tokens);
        Assert.Equal("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s%261", receiver.Requests[0].Path);
        Assert.Equal("""{"touser":"openid-1","msgtype":"text","text":{"content":"您好 \"周女士\""}}""", receiver.Requests[1].Body);
    }

    [Theory]
    [InlineData("""{"errcode":0,"msgid":"m1"}""", AttemptOutcome.Accepted)]
    [InlineData("""{"errcode":81013}""", AttemptOutcome.Refused)]
    [InlineData("""{"errcode":-1}""", AttemptOutcome.Failed)]
    [InlineData("nonsense", AttemptOutcome.Unknown)]
    public async Task What_wecom_answers_is_understood(string answer, AttemptOutcome outcome)
    {
        await using var receiver = new FakeReceiver
        {
            Answer = got => (200, got.Path.Contains("gettoken", StringComparison.Ordinal) ? """{"errcode":0,"access_token":"T","expires_in":7200}""" : answer),
        };
        var settings = new TangentSettings();
        (settings.Delivery.WeComUrl, settings.Delivery.WeComCorpId, settings.Delivery.WeComSecret) = (receiver.Url, "ww1", "s");
        using var channel = new WeComChannel(settings, new MachineClock(new ManualClock()));

        Assert.Equal(outcome, (await channel.Send(Hello, default)).Outcome);
        Assert.Contains("\"enable_duplicate_check\":1", receiver.Requests[1].Body);
    }

    [Fact]
    public async Task Without_a_token_nothing_was_told_and_it_is_tried_again()
    {
        await using var receiver = new FakeReceiver { Answer = _ => (0, "") };
        var settings = new TangentSettings();
        (settings.Delivery.WeComUrl, settings.Delivery.WeComCorpId, settings.Delivery.WeComSecret) = (receiver.Url, "ww1", "s");
        using var channel = new WeComChannel(settings, new MachineClock(new ManualClock()));

        Assert.Equal(AttemptOutcome.Failed, (await channel.Send(Hello, default)).Outcome);
    }
}
