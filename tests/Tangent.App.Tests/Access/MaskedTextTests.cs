using Tangent.Domain.Access;

namespace Tangent.App.Tests.Access;

public class MaskedTextTests
{
    [Theory]
    [InlineData("call 13812342716", "call 138****2716")]
    [InlineData("Mr. Miller was rude", "Mr. ** was rude")]
    [InlineData("电话138 1234 2716打不通", "电话138****2716打不通")]
    [InlineData("写信到zoe@example.com也没人回", "写信到z***@example.com也没人回")]
    [InlineData("我叫朱琦梦，是2017年落户的", "我叫朱**，是2017年落户的")]
    [InlineData("营业员张丽女士很耐心", "营业员张**女士很耐心")]
    [InlineData("欧阳锋师傅迟到", "欧阳**师傅迟到")]
    [InlineData("身份证11010519491231002X被登记错", "身份证***被登记错")]
    [InlineData("住在3栋2单元501室", "住在***")]
    [InlineData("车牌京A12345被拖走", "车牌***被拖走")]
    [InlineData("加我微信abc_12345", "加我微信***")]
    [InlineData("订单A00074011还没到", "订单***还没到")]
    [InlineData("见http://example.com/?id=7", "见***")]
    [InlineData("My name is Zoe Miller and I waited", "My name is ** and I waited")]
    public void What_is_personal_is_masked(string text, string masked) => Assert.Equal(masked, MaskedText.Of(text));

    [Theory]
    [InlineData("等了45分钟，2026年3月2日上午，花了1200元")]
    [InlineData("The app crashed 3 times on 2026-03-02")]
    [InlineData("老师和医生都很好，先生们也满意")]
    [InlineData("")]
    public void What_is_not_personal_stays(string text) => Assert.Equal(text, MaskedText.Of(text));

    [Fact]
    public void A_hostile_text_takes_no_longer_than_a_long_one()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        MaskedText.Of(new string('1', 50_000) + "-");
        MaskedText.Of(string.Concat(Enumerable.Repeat("王a-", 20_000)));
        MaskedText.Of(string.Concat(Enumerable.Repeat("a@a.", 20_000)));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
