using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Bench;

/// <summary>A long blueprint of the demo company: 40 steps, all seven lanes filled, each step at a touchpoint of its own.</summary>
static partial class Blueprints
{
    private const int Steps = 40;

    /// <summary>Makes it by the page, as a director does, and gives its address.</summary>
    public static async Task<string> Make(HttpClient browser)
    {
        var form = await browser.GetStringAsync(new Uri("/blueprints/new", UriKind.Relative));
        using var sent = new MultipartFormDataContent();
        foreach (Match hidden in Hidden().Matches(form[form.IndexOf("<main", StringComparison.Ordinal)..]))
            sent.Add(new StringContent(hidden.Groups[2].Value), hidden.Groups[1].Value);
        sent.Add(new StringContent(""), "Input.Template");
        sent.Add(new StringContent(Regex.Match(form, @"<option value=""([0-9a-f-]{36})""").Groups[1].Value), "Input.UnitId");
        sent.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(BlueprintCodec.Write(Document()))), "document", "long.json");
        using var made = await browser.PostAsync(new Uri("/blueprints/new", UriKind.Relative), sent);
        var address = made.RequestMessage!.RequestUri!.AbsolutePath;
        return address.EndsWith("/edit", StringComparison.Ordinal) ? address[..^"/edit".Length]
            : throw new InvalidOperationException($"The blueprint was not made: {made.StatusCode} {address}");
    }

    private static BlueprintDocument Document() => new()
    {
        Title = Said("从报装到一年回访"),
        Steps = [.. Enumerable.Range(1, Steps).Select(Step)],
    };

    private static BlueprintStep Step(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"s{number}"),
        Name = Said($"第{number}步办理"),
        Stage = Said($"阶段{(number + 7) / 8}"),
        Touchpoint = string.Create(CultureInfo.InvariantCulture, $"T{number:00}"),
        Seconds = 60 * number,
        Cells = [.. Enum.GetValues<BlueprintLane>().Select(lane => new BlueprintCell
        {
            Lane = lane,
            Text = Said("核对客户资料，说明办理时限与费用"),
            Owner = Said("营业厅值班经理"),
            Seconds = 60,
            IsMoment = lane == BlueprintLane.FrontStage && number % 9 == 0,
            Failure = lane == BlueprintLane.BackStage ? new(Said("资料不全，要客户再来一次"), 6, 4, 5) : null,
        })],
    };

    private static Wording Said(string text) => Wording.Of(("zh", text), ("en", text));

    [GeneratedRegex(@"<input type=""hidden"" name=""([^""]+)"" value=""([^""]*)""")]
    private static partial Regex Hidden();
}
