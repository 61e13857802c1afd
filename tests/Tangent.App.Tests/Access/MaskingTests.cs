using Tangent.Domain.Access;

namespace Tangent.Tests.Access;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("周晓雯", "周**")]
    [InlineData("欧阳娜", "欧**")]
    [InlineData("周", "周**")]
    [InlineData("Zoe Miller", "Z. **")]
    [InlineData("émile", "É. **")]
    [InlineData(" 𠮷田 ", "𠮷**")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_keeps_its_first_character(string? name, string masked) => Assert.Equal(masked, Masking.Name(name));

    [Theory]
    [InlineData("zoe@example.com", "z***@example.com")]
    [InlineData("z@example.com", "z***@example.com")]
    [InlineData("@example.com", "***")]
    [InlineData("nobody", "***")]
    [InlineData(null, "")]
    public void An_address_keeps_its_first_letter_and_its_domain(string? address, string masked) =>
        Assert.Equal(masked, Masking.Email(address));

    [Theory]
    [InlineData("13812342716", "138****2716")]
    [InlineData("+86 138-1234-2716", "138****2716")]
    [InlineData("0755-8123456", "075****3456")]
    [InlineData("8123456", "****56")]
    [InlineData("110", "****")]
    public void A_telephone_number_keeps_its_ends(string number, string masked) => Assert.Equal(masked, Masking.Phone(number));

    [Theory]
    [InlineData("192.0.2.7", "192.0.*.*")]
    [InlineData("::ffff:192.0.2.7", "192.0.*.*")]
    [InlineData("2001:db8:1::7", "2001:db8:*")]
    [InlineData("::1", "0:0:*")]
    [InlineData("local", "***")]
    [InlineData(null, "")]
    public void Of_a_network_address_only_the_network_stays(string? address, string masked) =>
        Assert.Equal(masked, Masking.Network(address));

    [Theory]
    [InlineData("zoe@example.com", "z***@example.com")]
    [InlineData("13812342716", "138****2716")]
    [InlineData("周晓雯", "周**")]
    [InlineData("我想投诉，你们的态度太差。", "***")]
    [InlineData("192.0.2.7", "***")]
    [InlineData("42", "***")]
    public void A_value_of_unknown_kind_is_masked_by_its_shape(string value, string masked) =>
        Assert.Equal(masked, Masking.Of(value));

    [Fact]
    public void Around_two_halls_of_a_city_is_the_city()
    {
        Assert.Equal("1.4.", UnitPath.Around([UnitPath.From("1.4.9."), UnitPath.From("1.4.12.")]).Value);
        Assert.Equal("1.4.9.", UnitPath.Around([UnitPath.From("1.4.9.")]).Value);
        Assert.Equal("1.", UnitPath.Around([UnitPath.From("1.4.9."), UnitPath.From("1.40.")]).Value);
        Assert.Equal(UnitPath.Root, UnitPath.Around([]));
    }
}
