using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Customers.Privacy;
using Tangent.App.Feedback.Voices;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using static Tangent.Tests.Customers.MatchingTests;

namespace Tangent.Tests.Customers;

public sealed class PrivacyTests
{
    private const string Phone = "13812342716";
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task Nothing_is_given_away_before_it_is_known_who_asks_and_the_copy_is_proved_by_its_hash(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Known(house);
        var id = (await house.Get<TakePrivacyRequest>().Run(House.As(Role.Clerk), new(1, PrivacyAsk.Copy, "SECRET-ASKED"), Stop)).Value;

        Assert.Equal("privacy.not-checked", Code(await house.Get<HandOutCopy>().Run(Director, new(id), Stop)));
        Assert.Equal("privacy.not-checked", Code(await End(house, id, true)));
        Assert.IsType<Fail.Forbidden>((await house.Get<CheckWhoAsks>().Run(House.As(Role.Clerk), new(id, IdentityProof.Paper), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await house.Get<CheckWhoAsks>().Run(Director, new(id, IdentityProof.Paper), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("privacy.hand-out-first", Code(await End(house, id, true)));
        Assert.IsType<Fail.Forbidden>((await house.Get<HandOutCopy>().Run(House.As(Role.UnitManager), new(id), Stop)).Failure);

        var made = (await house.Get<HandOutCopy>().Run(House.As(Role.ComplaintOfficer), new(id), Stop)).Value;

        string[] held = [Phone, "C-4711-SECRET", "SECRET-WORDS", "SECRET-EVIDENCE", "SECRET-SAID", "SECRET-ASKED"];
        Assert.All(held, one => Assert.Contains(one, made.Json, StringComparison.Ordinal));
        Assert.DoesNotContain("OTHER", made.Json, StringComparison.Ordinal);
        Assert.Equal(CustomerCopy.Hash(made.Json), made.Hash);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await End(house, id, true)).Failure);
        Assert.Equal("privacy.has-ended", Code(await house.Get<HandOutCopy>().Run(Director, new(id), Stop)));
        var shown = (await house.Get<ShowPrivacyRequest>().Run(Director, new(id), Stop)).Value;
        Assert.Equal([PrivacyAct.Taken, PrivacyAct.Checked, PrivacyAct.HandedOut, PrivacyAct.Done], shown.Steps.Select(step => step.Act));
        Assert.Equal(made.Hash, shown.Steps[2].CopyHash);
    }

    [Theory, OnBothDatabases]
    public async Task Who_was_erased_on_request_is_found_in_no_table_and_in_no_byte_of_the_file(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Known(house);
        var open = (await house.Get<TakePrivacyRequest>().Run(Director, new(1, PrivacyAsk.Complain, "SECRET-COMPLAINT"), Stop)).Value;
        var id = (await house.Get<TakePrivacyRequest>().Run(Director, new(1, PrivacyAsk.Erase, "SECRET-ASKED", IdentityProof.Code), Stop)).Value;
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.NotEmpty(await Where(house.Db(), "SECRET"));
        Assert.NotEmpty(await Where(house.Db(), Phone));

        Assert.Equal("privacy.erase-first", Code(await End(house, id, true)));
        Assert.IsType<Fail.Forbidden>((await house.Get<EraseOnRequest>().Run(House.As(Role.ComplaintOfficer), new(id, true), Stop)).Failure);
        Assert.IsType<Fail.Invalid>((await house.Get<EraseOnRequest>().Run(Director, new(id), Stop)).Failure);
        Assert.Null((await house.Get<EraseOnRequest>().Run(Director, new(id, IsConfirmed: true), Stop)).Failure);

        Assert.Empty(await Where(house.Db(), "SECRET"));
        Assert.Empty(await Where(house.Db(), Phone));
        Assert.NotEmpty(await Where(house.Db(), "OTHER"));
        var shown = (await house.Get<ShowPrivacyRequest>().Run(Director, new(id), Stop)).Value;
        Assert.Equal((PrivacyState.Done, PrivacyAct.Erased), (shown.Of.State, shown.Steps[^1].Act));
        Assert.Equal(PrivacyState.Open, (await house.Get<ShowPrivacyRequest>().Run(Director, new(open), Stop)).Value.Of.State);
        Assert.IsType<Fail.Conflict>((await house.Get<TakePrivacyRequest>().Run(Director, new(1, PrivacyAsk.Copy), Stop)).Failure);
        if (provider != DatabaseProvider.Sqlite) return;
        var bytes = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(house.Settings.Database.File));
        Assert.DoesNotContain("SECRET", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, bytes, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_stands_by_the_clock_and_an_erasure_at_the_customer_ends_the_request_too(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Known(house);
        var first = (await house.Get<TakePrivacyRequest>().Run(Director, new(1, PrivacyAsk.Erase), Stop)).Value;
        house.Clock.Pass(TimeSpan.FromDays(12));
        var second = (await house.Get<TakePrivacyRequest>().Run(Director, new(2, PrivacyAsk.Correct, "x"), Stop)).Value;

        var rows = (await house.Get<ListPrivacyRequests>().Run(Director, new(PrivacyState.Open), Stop)).Value.Items;
        Assert.Equal([(first, 80), (second, 0)], rows.Select(row => (row.Request.Id, row.PercentOver)));
        var silent = await house.Get<EndPrivacyRequest>().Run(Director, new(second, false, " "), Stop);
        Assert.Equal(["answer"], silent.Failure!.Problems.Select(one => one.Field));
        Assert.Null((await End(house, second, false)).Failure);
        await house.Get<EraseCustomer>().Run(Director, new(1, IsConfirmed: true), Stop);
        Assert.Empty((await house.Get<ListPrivacyRequests>().Run(Director, new(PrivacyState.Open), Stop)).Value.Items);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListPrivacyRequests>().Run(House.As(Role.Analyst), new(), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ShowPrivacyRequest>().Run(Director, new(Guid.Empty), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Every_table_with_a_customer_stands_in_the_copy_or_says_why_not(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        // Doors and marks of who is who: they say nothing about anybody that is not said elsewhere in the copy.
        string[] silent = ["own_links", "own_codes", "own_visits", "customer_erasures", "tier_moves", "survey_links"];
        string[] told = ["customer_identifiers", "customer_tiers", "customer_consents", "customer_opt_outs", "customer_values", "privacy_requests",
            "encounters", "judgements", "survey_responses", "survey_calls", "asking_decisions", "voices", "incidents", "messages", "breaches",
            "recovery_cases", "signals"];
        var tables = house.Db().Model.GetEntityTypes().Where(type => type.FindProperty("Customer") is not null || type.FindProperty("CustomerId") is not null)
            .Select(type => type.GetTableName()!);
        Assert.Equal(told.Concat(silent).Order(), tables.Order());
    }

    // Told by programs, by hand and by the customer: in the log, beside a consent, in the inbox.
    private static async Task Known(House house)
    {
        await Append(house, Entry("1") with { Customer = "C-4711-SECRET", Phone = Phone, Attributes = [new("note", "SECRET-WORDS")] },
            Entry("2") with { Customer = "C2", Attributes = [new("note", "OTHER-WORDS")] });
        await house.Get<RecordConsent>().Run(Director, new(1, ConsentPurpose.Research, true, "SECRET-EVIDENCE"), Stop);
        var unit = await house.Db().OrgUnits.Select(one => one.Id).FirstAsync(Stop);
        var said = await house.Get<TakeVoice>().Run(Director, new(new(VoiceKind.Complaint, VoiceWay.Hotline, "SECRET-SAID", "SECRET-WISH", null,
            Phone: Phone, UnitId: unit)), Stop);
        Assert.Null(said.Failure);
    }

    private static Task<Outcome<Done>> End(House house, Guid id, bool isDone) => house.Get<EndPrivacyRequest>().Run(Director, new(id, isDone, "told"), Stop);

    private static string? Code<T>(Outcome<T> outcome) => outcome.Failure?.Problems[0].Code;

    // Every column of every table, as text: where these words still stand.
    private static async Task<List<string>> Where(Db db, string words)
    {
        List<string> found = [];
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(Stop);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct())
        {
            await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of tables of the model.
            command.CommandText = $"select * from \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(Stop);
            while (await reader.ReadAsync(Stop))
                for (int k = 0; k < reader.FieldCount; k++)
                    if (reader.GetValue(k) is { } value && (value as string ?? (value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : $"{value}"))
                        .Contains(words, StringComparison.Ordinal)) found.Add($"{table}.{reader.GetName(k)}");
        }
        return found;
    }
}
