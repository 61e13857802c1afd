using System.Collections;
using Tangent.App.Settings;
using Tangent.Domain;

namespace Tangent.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Without_file_and_variables_the_defaults_hold()
    {
        var settings = Read().Value;

        Assert.Equal("http://localhost:5080", settings.Web.ShownUrl);
        Assert.Equal("data", settings.Database.Folder);
    }

    [Fact]
    public void A_variable_wins_over_the_file()
    {
        var settings = Read("""{ "Web": { "Url": "http://127.0.0.1:1" }, "SignIn": { "SessionHours": 8 } }""",
            ("TANGENT__Web__Url", "http://127.0.0.1:2")).Value;

        Assert.Equal(("http://127.0.0.1:2", 8), (settings.Web.Url, settings.SignIn.SessionHours));
    }

    [Fact]
    public void A_relative_data_folder_counts_from_the_home_folder_and_a_whole_one_stays()
    {
        Assert.Equal("/srv/tangent/data", Read(null, ("TANGENT_HOME", "/srv/tangent")).Value.Database.Folder);
        Assert.Equal("/var/data", Read(null, ("TANGENT_HOME", "/srv/tangent"), ("TANGENT__Database__Folder", "/var/data"))
            .Value.Database.Folder);
    }

    [Fact]
    public void Lists_are_arrays_in_the_file_and_commas_in_a_variable()
    {
        Assert.Equal(["10.0.0.0/8", "::1/128"],
            Read("""{ "Web": { "TrustedProxies": ["10.0.0.0/8", "::1/128"] } }""").Value.Web.TrustedProxies);
        Assert.Equal(["a.example", "b.example"],
            Read(null, ("TANGENT__Web__AllowedHosts", "a.example, b.example")).Value.Web.AllowedHosts);
    }

    [Theory]
    [InlineData("TANGENT__Web__Uri", "http://x", "settings.unknown")]
    [InlineData("TANGENT__SignIn__IdleHours", "soon", "settings.not-a-number")]
    [InlineData("TANGENT__SignIn__LockoutTries", "2", "settings.out-of-range")]
    [InlineData("TANGENT__Database__Provider", "Oracle", "settings.not-a-choice")]
    [InlineData("TANGENT__Database__Provider", "1", "settings.not-a-choice")]
    [InlineData("TANGENT__Web__ShowParts", "maybe", "settings.not-a-choice")]
    [InlineData("TANGENT__Language__Default", "fr", "settings.not-a-choice")]
    [InlineData("TANGENT__Web__Url", "", "settings.empty")]
    [InlineData("TANGENT__Web__Url", "localhost:5080", "settings.not-an-address")]
    [InlineData("TANGENT__Web__Url", "https://127.0.0.1:5443", "settings.certificate-needed")]
    [InlineData("TANGENT__Web__TrustedProxies", "10.0.0.0", "settings.not-a-network")]
    [InlineData("TANGENT__Web__CertificateFile", "/no/such.pfx", "settings.file-missing")]
    [InlineData("TANGENT__Database__Provider", "Postgres", "settings.connection-needed")]
    [InlineData("TANGENT__SignIn__IdleHours", "13", "settings.idle-too-long")]
    [InlineData("TANGENT_SETTINGS", "/no/such.json", "settings.file-missing")]
    public void A_wrong_setting_is_named(string variable, string value, string code) =>
        Assert.Equal(code, Assert.Single(Assert.IsType<Fail.Invalid>(Read(null, (variable, value)).Failure).Problems).Code);

    [Fact]
    public void A_slip_of_the_hand_gets_the_nearest_name()
    {
        var problem = Read("""{ "web": { "Urll": "http://x" } }""").Failure!.Problems[0];

        Assert.Equal(["web:Urll", "Web:Url"], problem.Arguments);
    }

    [Fact]
    public void Every_problem_is_listed_at_once()
    {
        var failure = Read("""{ "Wbe": 1, "SignIn": { "SessionHours": 0 }, "OpenIdConnect": { "Enabled": true } }""").Failure!;

        Assert.Equal(
            ["OpenIdConnect:Authority", "OpenIdConnect:ClientId", "OpenIdConnect:ClientSecret", "SignIn:SessionHours", "Wbe"],
            failure.Problems.Select(problem => problem.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_not_json_is_named_with_its_line()
    {
        var problem = Assert.Single(Read("{\n  \"Web\": {\n    Url }\n}").Failure!.Problems);

        Assert.Equal(("settings.not-json", (object)3L), (problem.Code, problem.Arguments[1]));
    }

    [Fact]
    public void A_secret_is_never_repeated()
    {
        var connection = Setting.All.Single(setting => setting.Name == "Database:Connection");

        Assert.True(connection.IsSecret);
    }

    private static Outcome<TangentSettings> Read(string? json = null, params (string, string)[] variables)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-settings-");
        try
        {
            var file = json is null ? null : Path.Combine(folder.FullName, "tangent.json");
            if (file is not null) File.WriteAllText(file, json);
            return SettingsReader.Read(file, new Hashtable(variables.ToDictionary(v => v.Item1, v => v.Item2)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
