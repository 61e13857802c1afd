using System.Net;
using Tangent.Domain.Delivery;

namespace Tangent.Tests.Delivery;

public sealed class DeliveryRuleTests
{
    private static readonly Guid Message = new("018f0000-0000-7000-8000-000000000001");

    [Fact]
    public void Attempts_come_later_and_later_and_not_all_at_once()
    {
        double[] seconds = [.. Enumerable.Range(1, RetryPlan.MostAttempts - 1).Select(attempt => RetryPlan.Wait(Message, attempt).TotalSeconds)];

        Assert.All(new[] { 30, 60, 120 }.Zip(seconds), pair => Assert.InRange(pair.Second, 0.75 * pair.First, 1.25 * pair.First));
        Assert.InRange(seconds.Sum() / 3600, 32, 51);
        Assert.NotEqual(seconds[0], RetryPlan.Wait(new("018f0000-0000-7000-8000-000000000002"), 1).TotalSeconds);
        Assert.Equal(seconds[0], RetryPlan.Wait(Message, 1).TotalSeconds);
        Assert.InRange(RetryPlan.Wait(Message, 10_000).TotalHours, 9, 15);
    }

    [Theory]
    [InlineData("2026-07-01T14:00Z", "2026-07-02T00:30Z")]
    [InlineData("2026-07-01T13:00Z", "2026-07-02T00:30Z")]
    [InlineData("2026-07-01T12:59Z", "2026-07-01T12:59Z")]
    [InlineData("2026-07-02T00:29Z", "2026-07-02T00:30Z")]
    [InlineData("2026-07-02T00:30Z", "2026-07-02T00:30Z")]
    public void Nothing_goes_out_in_the_quiet_hours_of_the_receivers_clock(string now, string open) =>
        Assert.Equal(At(open), new QuietHours(new(21, 0), new(8, 30), false, _ => true).OpenUtc(At(now), "Asia/Shanghai"));

    [Fact]
    public void Days_off_may_be_quiet_as_a_whole_and_without_hours_none_is()
    {
        bool Works(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        var hours = new QuietHours(new(21, 0), new(8, 30), true, Works);
        // Saturday noon in Shanghai.
        Assert.Equal(At("2026-07-06T00:30Z"), hours.OpenUtc(At("2026-07-04T04:00Z"), "Asia/Shanghai"));
        Assert.Equal(At("2026-07-06T00:30Z"), hours.OpenUtc(At("2026-07-03T14:00Z"), "Asia/Shanghai"));
        Assert.Equal(At("2026-07-04T19:00Z"), new QuietHours(new(8, 0), new(8, 0), false, Works).OpenUtc(At("2026-07-04T19:00Z"), "Asia/Shanghai"));
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("64:ff9b::5db8:d822", true)]
    [InlineData("10.0.0.5", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2001::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_the_open_internet_may_be_reached(string address, bool may) => Assert.Equal(may, OutsideNetworks.MayReach(IPAddress.Parse(address), []));

    [Fact]
    public void A_network_of_the_house_may_be_allowed_and_nothing_beside_it_is()
    {
        IPNetwork[] allowed = [IPNetwork.Parse("10.20.0.0/16"), IPNetwork.Parse("fd00:1::/32")];
        Assert.True(OutsideNetworks.MayReach(IPAddress.Parse("10.20.3.4"), allowed));
        Assert.True(OutsideNetworks.MayReach(IPAddress.Parse("::ffff:10.20.3.4"), allowed));
        Assert.True(OutsideNetworks.MayReach(IPAddress.Parse("fd00:1::9"), allowed));
        Assert.False(OutsideNetworks.MayReach(IPAddress.Parse("10.21.3.4"), allowed));
        Assert.False(OutsideNetworks.MayReach(IPAddress.Parse("fd00:2::9"), allowed));
    }

    private static DateTime At(string text) => DateTime.Parse(text, null, System.Globalization.DateTimeStyles.AdjustToUniversal);
}
