using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Fields;
using Tangent.Web.Tests.Parts;

namespace Tangent.Web.Tests.Security;

/// <summary>
/// Whatever words stand in the database, a page shows them as words and a file holds no formula (S5 to S8, S10): a formula before and
/// markup and a gap behind every stored text of people, a script before every stored address, each with the number of its column; then
/// every page and every file of the site is read. The columns come from the register of fields, pages and files from the endpoints: a new
/// one is covered by itself.
/// </summary>
public sealed class StoredWordsTests(PageWorld world) : IClassFixture<PageWorld>
{
    private const string Formula = "=9*9|", Script = "javascript:x='";

    // Keys of searches, ciphers, messages between modules, and versions that are read once and remembered.
    private static readonly HashSet<string> NotShown =
    [
        "outbox_messages.payload", "key_ring_entries.xml", "survey_versions.document", "touchpoint_versions.details", "journey_map_versions.document",
    ];

    [Fact]
    public async Task No_stored_word_becomes_markup_on_a_page_or_a_formula_in_a_file()
    {
        var columns = await Poison();
        using var person = await world.Site.SignedIn(world.Administrator);
        using var program = await world.Site.WithApiKey(Role.Administrator);
        var wrong = new List<string>();
        var seen = new HashSet<string>();
        foreach (var path in world.Pages)
        {
            using var answer = await person.GetAsync(new Uri(path, UriKind.Relative));
            var html = await answer.Content.ReadAsStringAsync();
            if ((int)answer.StatusCode >= 400) wrong.Add($"{path}: {(int)answer.StatusCode}");
            foreach (Match leak in Regex.Matches(html, "<x-s([0-9]+)")) wrong.Add($"{path}: {Column(leak)} is markup");
            foreach (Match link in Regex.Matches(html, "(?:href|src|action|formaction)=[\"']?\\s*(?:javascript|vbscript|data:text)[^\"']*"))
                wrong.Add($"{path}: {link.Value} is a link that runs");
            foreach (Match shown in Regex.Matches(html, "&lt;x-s([0-9]+)")) seen.Add(Column(shown));
        }
        int formulas = 0;
        foreach (var path in Files())
        {
            var reader = path.StartsWith("/api/", StringComparison.Ordinal) ? program : person;
            var text = await reader.GetStringAsync(new Uri($"{path}?format=csv", UriKind.Relative));
            foreach (Match cell in Regex.Matches(text.TrimStart('\uFEFF'), "(?<=^|,|\n)(?:\"(?<in>(?:[^\"]|\"\")*)\"|(?<in>[^,\r\n]*))"))
            {
                if (cell.Groups["in"].Value is ['=' or '+' or '@' or '\t' or '\r', ..] formula) wrong.Add($"{path}: {formula}");
                if (cell.Groups["in"].Value.StartsWith($"'{Formula}", StringComparison.Ordinal)) formulas++;
            }
        }
        var missed = columns.Except(seen).Where(column => !NotShown.Contains(column) && !column.EndsWith(".found", StringComparison.Ordinal)).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
        Assert.True(missed.Count == 0, $"on no page: {string.Join(' ', missed)}");
        Assert.True(columns.Count > 50 && formulas > 20, $"{columns.Count} columns, {formulas} formulas");

        string Column(Match found) => columns[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)];
    }

    [Fact]
    public async Task Words_of_a_survey_and_of_who_answers_it_stay_words_on_the_page_of_the_customer()
    {
        const string Hostile = "\"'><x-s0 onx=1>{{first}}{{7*7}}";
        var told = Wording.Of(("zh", Hostile.Replace("{{first}}", "", StringComparison.Ordinal)));
        var document = SurveyTemplate.Of("csat")!.Document with
        {
            Title = told,
            Languages = ["zh"],
            Questions =
            [
                new() { Id = "first", Kind = QuestionKind.Text, Text = told, Hint = told },
                new() { Id = "then", Kind = QuestionKind.Choice, Text = Wording.Of(("zh", "{{first}}")), Options = [new("a", told), new("b", told)] },
            ],
            Scores = [],
        };
        var who = new Actor(world.Administrator, "Administrator", Door.Page, null, [new(Role.Administrator, UnitPath.Root)]);
        var root = await world.Site.With(services => services.GetRequiredService<Db>().OrgUnits.SingleAsync(one => one.Path == "1."));
        var survey = (await world.Site.With(services => services.GetRequiredService<MakeSurvey>().Run(who, new(root.Id, Document: document), default)))
            .Value.Value;
        Assert.Null((await world.Site.With(services => services.GetRequiredService<PublishSurvey>().Run(who, new(survey), default))).Failure);
        var token = (await world.Site.With(services => services.GetRequiredService<MakeLinks>().Run(who,
            new(survey, LinkKind.Open, AskChannel.Link, [new()]), default))).Value[0].Token;
        using var customer = world.Site.Visitor();
        var first = await customer.Page($"/s/{token}");
        using var sent = await customer.PostAsync(new Uri($"/s/{token}", UriKind.Relative), new FormUrlEncodedContent(
            first.QuerySelectorAll("input[type=hidden]").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!)
                .Concat([KeyValuePair.Create("go", "next"), KeyValuePair.Create("a.first", Hostile)])));
        var second = await sent.Content.ReadAsStringAsync();

        Assert.Equal(0, first.QuerySelectorAll("*").Count(one => one.LocalName.StartsWith("x-s", StringComparison.Ordinal) || one.HasAttribute("onx")));
        Assert.DoesNotContain("<x-s", second, StringComparison.Ordinal);
        // Asked by what was said, with the gap in it as it was said; said once more in the field that keeps it, and twice as a choice.
        Assert.Contains("{{first}}{{7*7}}", System.Net.WebUtility.HtmlDecode(second), StringComparison.Ordinal);
        Assert.True(Regex.Count(second, "&lt;x-s0") >= 4, second);
    }

    private IEnumerable<string> Files() =>
        world.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(path => path.EndsWith("/export", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal)).Distinct();

    private Task<List<string>> Poison() => world.Site.With(async services =>
    {
        var db = services.GetRequiredService<Db>();
        List<string> columns = [];
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("pragma ignore_check_constraints = on");
        foreach (var field in DataFields.All.Where(field => field.Seal == Seal.Clear && IsText(db.Model, field)))
        {
            var markup = $"\"'><x-s{columns.Count} onx=1>{{{{7*7}}}}";
            int changed = 0;
            foreach (var (row, text) in await Rows(db, field))
            {
                var told = text is ['{' or '[', ..] ? InJson(text, markup)
                    : IsAddress(text) ? Script + text + markup : OfPeople(text) ? Formula + text + markup : text;
                if (told == text) continue;
                // Table and column are of the register, not of anybody's words.
#pragma warning disable EF1002
                changed += await db.Database.ExecuteSqlRawAsync($"update or ignore {field.Table} set {field.Column} = {{0}} where rowid = {{1}}", told, row);
#pragma warning restore EF1002
            }
            if (changed > 0) columns.Add($"{field.Table}.{field.Column}");
        }
        return columns;
    });

    private static bool IsText(IModel model, DataField field) =>
        model.FindEntityType(field.Row)?.FindProperty(field.Property) is { } property
        && !property.IsKey() && !property.IsForeignKey() && (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string)
        && !(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum;

    private static async Task<List<(long Row, string Text)>> Rows(Db db, DataField field)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"select rowid, {field.Column} from {field.Table} where typeof({field.Column}) = 'text' and {field.Column} <> ''";
        List<(long, string)> rows = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) rows.Add((reader.GetInt64(0), reader.GetString(1)));
        return rows;
    }

    // What people wrote has a space or a letter beyond the program's English; keys, codes, hashes and dates have not.
    private static bool OfPeople(string words) => words.Any(char.IsLetter) && words.Any(letter => letter is ' ' or > '\u007f');

    private static bool IsAddress(string words) => Regex.IsMatch(words, "^[a-z]+://");

    private static string InJson(string text, string markup)
    {
        var root = JsonNode.Parse(text)!;
        Walk(root);
        return root.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        void Walk(JsonNode node)
        {
            foreach (var part in node is JsonObject some ? some.Select(one => one.Value).ToList() : [.. node.AsArray()])
            {
                if (part is JsonValue value && value.TryGetValue(out string? words) && (IsAddress(words) || OfPeople(words)))
                    part.ReplaceWith((IsAddress(words) ? Script : "") + words + markup);
                else if (part is JsonObject or JsonArray) Walk(part);
            }
        }
    }
}
