using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;

namespace Tangent.Walls;

/// <summary>Modules meet in <c>Published</c> alone: none names another's inside or touches another's tables.</summary>
public class ModuleWalls
{
    /// <summary>Module and its tables, named as in <see cref="Db"/>.</summary>
    private static readonly Dictionary<string, string[]> Owns = new()
    {
        ["Access"] =
        [
            "Users", "UserClaims", "UserLogins", "UserTokens", "UserPasskeys",
            "OrgUnits", "AccountGrants", "Sessions", "Invitations", "ApiKeys", "AuditEntries", "PersonKeys", "SavedViews", "DefaultViews", "Erasures",
            "PasswordResets",
        ],
        ["Touchpoints"] =
        [
            "Touchpoints", "TouchpointVersions", "Moments", "TestingKinds", "Devices", "DeviceEvents",
            "DiscretionRules", "InformationItems", "InformationPlacements", "InformationVersions",
            "TouchpointReferences", "KeyStatements", "KeyComparisons", "ManagementPlans",
            "Blueprints", "BlueprintVersions", "BlueprintNotes", "JourneyMaps", "JourneyMapVersions", "JourneyMapIdeas",
        ],
        ["Customers"] =
        [
            "Customers", "CustomerIdentifiers", "CustomerMerges", "CustomerMatches", "CustomerTiers", "CustomerConsents", "CustomerOptOuts",
            "CustomerErasures", "OwnLinks", "OwnCodes", "OwnVisits", "PrivacyRequests", "PrivacySteps",
            "ValuePolicyVersions", "ValueRuns", "CustomerValues", "TierMoves",
        ],
        ["Encounters"] = ["LogWords", "Encounters", "LogStates"],
        ["Feedback"] =
        [
            "Judgements", "JudgementStates", "CommentThemes",
            "Surveys", "SurveyVersions", "SurveyLinks", "SurveyResponses", "SurveyCounts", "SurveyDrafts",
            "PaperBatches", "PaperForms", "SurveyCalls",
            "AskingRules", "AskingDecisions",
            "Voices", "VoiceEntries", "Incidents", "IncidentCodes",
            "ObservedForms", "ObservedFormVersions", "ObservedProgrammes", "ObservedSheets", "SheetEvidence",
        ],
        ["Standards"] =
        [
            "WorkCalendars", "CalendarAssignments", "ServiceStandards", "StandardVersions", "StandardReceipts", "IvrMenus",
            "AttainmentCounts", "AttainmentStates", "AttainmentRuns", "TestCases", "TestRuns", "TestDefects",
            "Commitments", "Breaches", "CommitmentStates", "AlertRules", "AlertFirings", "AlertReceipts",
        ],
        ["Recovery"] = ["RecoveryCases", "CaseEntries", "Signals", "CasePolicyVersions", "RecoveryStates"],
        ["Delivery"] = ["Messages", "MessageAttempts", "WebhookEndpoints", "Notices", "NoticeWishes"],
        ["Imports"] = ["Imports", "ImportBadRows", "ImportShapes", "WatchedFiles"],
        ["Repeats"] = ["IdempotencyRecords"],
        ["Installation"] =
        [
            "ServerLeases", "OutboxMessages", "Jobs", "KeyRingEntries", "InstallationFacts", "ChangeCounters",
        ],
        ["Attachments"] = ["Attachments"],
    };

    /// <summary>Folders of App that are no module: what they hold serves all of them.</summary>
    private static readonly string[] Shared = ["Settings", "Export", "Lists", "LogFiles", "Tables", "Attachments", "Demo", "Comments", "Insights"];

    /// <summary>Tables whose name in the database differs from the name in <see cref="Db"/>.</summary>
    private static readonly Dictionary<string, string> TableNames = new()
    {
        ["Users"] = "accounts",
        ["UserClaims"] = "account_claims",
        ["UserLogins"] = "account_logins",
        ["UserTokens"] = "account_tokens",
        ["UserPasskeys"] = "account_passkeys",
    };

    public static TheoryData<string> Modules => [.. Owns.Keys];

    [Fact]
    public void Every_table_has_one_owner() => Assert.Equal(
        typeof(Db).GetProperties()
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(property => property.Name).Order(),
        Owns.Values.SelectMany(tables => tables).Order());

    [Fact]
    public void Every_folder_of_the_use_cases_is_a_module_or_shared() => Wall.Holds(
        Repository.Under("src/Tangent.App", ".cs").Select(file => file.Path.Split('/')).Where(parts => parts.Length > 3)
            .Select(parts => parts[2]).Distinct().Except(Owns.Keys).Except(Shared));

    [Theory, MemberData(nameof(Modules))]
    public void A_module_stays_inside_its_walls(string module) => Wall.Holds(
        from file in Repository.Under($"src/Tangent.App/{module}", ".cs")
        from other in Trespasses(module, file.Text)
        select $"{file.Path} enters {other}");

    [Fact]
    public void What_serves_all_modules_touches_no_table() => Wall.Holds(
        from folder in Shared
        from file in Repository.Under($"src/Tangent.App/{folder}", ".cs")
        from other in Trespasses(folder, file.Text)
        select $"{file.Path} enters {other}");

    [Theory]
    [InlineData("using Tangent.App.Access;")]
    [InlineData("using A = Tangent.App.Access;")]
    [InlineData("using Tangent.App.Access.SigningIn;")]
    [InlineData("var x = new Access.InvitePerson();")]
    [InlineData("await db.OrgUnits.CountAsync();")]
    [InlineData("from unit in db.OrgUnits select unit.Path")]
    [InlineData("\"select 1 from org_units\"")]
    [InlineData("\"update   accounts set language = 'en'\"")]
    [InlineData("$\"delete from audit_entries where id = {id}\"")]
    [InlineData("\"insert into sessions values (1)\"")]
    [InlineData("\"select t.id from touchpoints t join org_units u on u.id = t.unit_id\"")]
    public void A_breach_is_seen(string source) => Assert.Equal(["Access"], Trespasses("Touchpoints", source));

    [Theory]
    [InlineData("using Tangent.App.Access.Published;")]
    [InlineData("using Tangent.Domain.Access; using Tangent.Storage.Access;")]
    [InlineData("var n = report.Sessions.Count; // Access.Inside is only spoken of")]
    [InlineData("await db.Touchpoints.CountAsync(); \"select id from touchpoints\"")]
    public void A_lawful_use_is_quiet(string source) => Wall.Holds(Trespasses("Touchpoints", source));

    /// <summary>Other modules whose inside or tables this source names.</summary>
    private static IEnumerable<string> Trespasses(string module, string source)
    {
        var code = Code.WithoutComments(source);
        return from other in Owns
               where other.Key != module
               where Regex.IsMatch(code, $@"Tangent\.App\.{other.Key}(?!\.Published\b)\b")
                   || Regex.IsMatch(code, $@"(?<![\w.]){other.Key}\.(?!Published\b)[A-Z]\w*[\s.(;]")
                   || Regex.IsMatch(code, $@"\bdb\.({string.Join('|', other.Value)})\b")
                   || Regex.IsMatch(code, $@"(?i:\b(from|join|into|update)\s+)""?({string.Join('|', other.Value.Select(TableName))})\b")
               select other.Key;
    }

    private static string TableName(string name) => TableNames.GetValueOrDefault(name)
        ?? Regex.Replace(name, "([a-z0-9])([A-Z])", "$1_$2").ToLowerInvariant();
}
