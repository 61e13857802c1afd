using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Api;

public sealed class CasePolicyApiTests
{
    [Fact]
    public async Task What_is_shown_can_be_sent_back_changed_and_what_is_wrong_is_named()
    {
        await using var site = await Site.Start();
        using var director = await site.WithApiKey(Role.Director);
        var address = new Uri("/api/v1/cases/policy", UriKind.Relative);
        var policy = JsonNode.Parse(await director.GetStringAsync(address))!;
        policy["visitMinutes"] = 600;
        policy["rules"]![1]!["lowestPercent"] = 20;

        using var set = await director.PutAsync(address, Json(policy));
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        var after = JsonNode.Parse(await director.GetStringAsync(address))!;
        Assert.Equal(policy.ToJsonString(), after.ToJsonString());
        Assert.Equal(policy.ToJsonString(), JsonNode.Parse(await set.Content.ReadAsStringAsync())!.ToJsonString());

        policy["visitMinutes"] = 3;
        policy.AsObject().Remove("high");
        using var wrong = await director.PutAsync(address, Json(policy));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("high", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        policy["colour"] = "red";
        using var unknown = await director.PutAsync(address, Json(policy));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    private static StringContent Json(JsonNode node) => new(node.ToJsonString(), Encoding.UTF8, "application/json");
}
