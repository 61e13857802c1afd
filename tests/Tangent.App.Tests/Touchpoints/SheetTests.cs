using System.Text.Json;
using Tangent.Domain;
using Tangent.Domain.Touchpoints;

namespace Tangent.Tests.Touchpoints;

public sealed class SheetTests
{
    [Theory]
    [InlineData(60, 25, 15, DominantParty.Organisation, 45)]   // the example of the doc comments
    [InlineData(40, 35, 25, DominantParty.None, 15)]
    [InlineData(20, 70, 10, DominantParty.Employee, 60)]
    [InlineData(10, 10, 80, DominantParty.Customer, 70)]
    [InlineData(45, 35, 20, DominantParty.Organisation, 25)]   // exactly the margin
    [InlineData(44, 35, 21, DominantParty.None, 23)]
    public void The_party_in_command_exceeds_both_others_by_the_margin(int organisation, int employee, int customer, DominantParty party, int imbalance)
    {
        var shares = new ControlShares(organisation, employee, customer);

        Assert.Equal((party, imbalance, true), (shares.Dominant(), shares.Imbalance(), shares.IsWhole));
    }

    [Theory]
    [InlineData(50, 50, 50)]
    [InlineData(-10, 60, 50)]
    [InlineData(101, 0, -1)]
    public void Shares_that_are_not_whole_say_so(int organisation, int employee, int customer) =>
        Assert.False(new ControlShares(organisation, employee, customer).IsWhole);

    [Fact]
    public void Lists_compare_by_what_they_hold_and_survive_json()
    {
        Items<int> a = [1, 2], b = [1, 2], other = [2, 1];

        Assert.True(a.Equals(b));
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.False(a.Equals(other));
        Assert.Equal(a, JsonSerializer.Deserialize<Items<int>>(JsonSerializer.Serialize(a)));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Items<string>>("[null]"));
    }

    [Fact]
    public void Every_cell_of_the_matrix_has_its_checklist_and_only_people_with_people_trust_each_other()
    {
        var cells = from provider in Enum.GetValues<ActorNature>()
                    from recipient in Enum.GetValues<ActorNature>()
                    select (provider, recipient, List: SuccessFactors.Of(provider, recipient));

        Assert.All(cells, cell => Assert.True(cell.List.Count >= 4 && cell.List.Distinct().Count() == cell.List.Count));
        Assert.Equal((ActorNature.Human, ActorNature.Human),
            cells.Where(cell => cell.List.Contains(SuccessFactor.MutualTrust)).Select(cell => (cell.provider, cell.recipient)).Single());
    }
}
