using Tangent.Domain.Customers;

namespace Tangent.Tests.Customers;

public sealed class IdentifierFormTests
{
    [Theory]
    [InlineData("138 1234-2716", "+8613812342716")]
    [InlineData("+86 13812342716", "+8613812342716")]
    [InlineData("008613812342716", "+8613812342716")]
    [InlineData("8613812342716", "+8613812342716")]
    [InlineData("１３８１２３４２７１６", "+8613812342716")]
    [InlineData("（0755）1234 5678", "+8675512345678")]
    [InlineData("010-12345678", "+861012345678")]
    [InlineData("400-123-4567", "+864001234567")]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("10086", null)]
    [InlineData("12345678", null)]
    [InlineData("+0 1234567", null)]
    [InlineData("+1234567890123456", null)]
    [InlineData("0755-12345678转8001", null)]
    [InlineData("", null)]
    public void All_writings_of_a_telephone_number_have_one_form(string typed, string? form)
    {
        Assert.Equal(form, IdentifierForm.Phone(typed));
        if (form is not null) Assert.Equal(form, IdentifierForm.Phone(form));
    }

    [Theory]
    [InlineData(" Zoe@Example.COM", "zoe@example.com")]
    [InlineData("zoe@example.com", "zoe@example.com")]
    [InlineData("zoe", null)]
    [InlineData("@example.com", null)]
    [InlineData("zoe@", null)]
    [InlineData("a@b@c", null)]
    [InlineData("zoe miller@example.com", null)]
    public void An_address_is_one_in_small_letters_or_none(string typed, string? form) => Assert.Equal(form, IdentifierForm.Email(typed));

    [Fact]
    public void An_openid_keeps_its_letters_and_a_number_loses_the_space_around_it()
    {
        Assert.Equal("oWx_7aB", IdentifierForm.Of(IdentifierKind.OpenId, "oWx_7aB "));
        Assert.Null(IdentifierForm.Of(IdentifierKind.OpenId, "o Wx"));
        Assert.Equal("C 004711", IdentifierForm.Of(IdentifierKind.Number, "\uFEFF C 004711 "));
        Assert.Null(IdentifierForm.Of(IdentifierKind.Number, new string('1', IdentifierForm.Longest + 1)));
    }
}
