using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Export;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Web;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent inbox …` and `tangent voices …`: what customers say, through the use cases of pages and API.</summary>
static class InboxCommands
{
    private static readonly Words W = new();

    /// <summary>The inbox: list, show, answer, end.</summary>
    public static Command Inbox() => new("inbox", W["cli.inbox"]) { List(), Show(), Tell(), Note(), End(), Reopen(), Measure() };

    /// <summary>The way in: one by one, or from a file.</summary>
    public static Command Voices() => new("voices", W["cli.voices"]) { Add(), ImportCommand.In(new Command("import", W["cli.voices.import"]), "voices") };

    private static Command List()
    {
        var part = new Option<InboxPart>("--part") { Description = W["cli.inbox.part"] };
        var kind = new Option<VoiceKind?>("--kind") { Description = W["voices.kind"] };
        var search = new Option<string?>("--search") { Description = W["voices.find"] };
        var unit = Named.UnitOption();
        var (limit, after, output) = (Piece.Limit(), Piece.After(), new ListOutput());
        var command = output.In(new Command("list", W["cli.inbox.list"]) { part, kind, search, unit, limit, after });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var filter = new VoiceFilter(parsed.GetValue(part), parsed.GetValue(search), parsed.GetValue(kind),
                UnitId: await Named.UnitId(parsed.GetValue(unit), services, who, stop));
            var found = await services.GetRequiredService<ListVoices>().Run(who,
                new(filter, null, new(parsed.GetValue(after), null, parsed.GetValue(limit))), stop);
            if (found.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, Few(), found.Value.Items, found.Value.Next, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show() => OnVoice(new("show", W["cli.inbox.show"]), (_, _, _, _, _) => Task.FromResult<Fail?>(null));

    private static Command Tell()
    {
        var words = new Option<string>("--words") { Description = W["voices.reply"], Required = true };
        var way = new Option<ReplyWay>("--way") { Description = W["voices.reply.way"] };
        var by = new Option<DeliveryChannel?>("--by") { Description = W["cli.inbox.by"] };
        var subject = new Option<string?>("--subject") { Description = W["cli.inbox.subject"] };
        return OnVoice(new("reply", W["cli.inbox.reply"]) { words, way, by, subject }, async (services, who, id, parsed, stop) =>
            (await services.GetRequiredService<WriteOnVoice>().Run(who,
                new(id, parsed.GetValue(words), parsed.GetValue(way), parsed.GetValue(by), parsed.GetValue(subject)), stop)).Failure);
    }

    private static Command Note()
    {
        var words = new Option<string>("--words") { Description = W["voices.note"], Required = true };
        return OnVoice(new("note", W["cli.inbox.note"]) { words }, async (services, who, id, parsed, stop) =>
            (await services.GetRequiredService<WriteOnVoice>().Run(who, new(id, parsed.GetValue(words)), stop)).Failure);
    }

    private static Command End()
    {
        var how = new Option<Disposition>("--how") { Description = W["voices.how"], Required = true };
        var reason = new Option<string?>("--reason") { Description = W["voices.reason"] };
        return OnVoice(new("end", W["cli.inbox.end"]) { how, reason }, async (services, who, id, parsed, stop) =>
        {
            var ended = await services.GetRequiredService<EndVoices>().Run(who, new([id], parsed.GetValue(how), parsed.GetValue(reason)), stop);
            return ended.Failure ?? ended.Value[0].Failure;
        });
    }

    private static Command Reopen() => OnVoice(new("reopen", W["cli.inbox.reopen"]), async (services, who, id, _, stop) =>
        (await services.GetRequiredService<ReopenVoice>().Run(who, new(id), stop)).Failure);

    private static Command Measure()
    {
        var days = new Option<int>("--days") { Description = W["cli.inbox.days"], DefaultValueFactory = _ => 90 };
        var unit = Named.UnitOption();
        var command = new Command("measure", W["cli.inbox.measure"]) { days, unit };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<MeasureInbox>().Run(who,
                new(parsed.GetValue(days), UnitId: await Named.UnitId(parsed.GetValue(unit), services, who, stop)), stop)).Print(found => ListOutput.Json(new
                {
                    found.FromUtc,
                    found.ToUtc,
                    closed = (object)found.Closed,
                    inTime = (object)found.InTime,
                    firstReplyHours = (object)found.FirstReply,
                })), stop));
        return command;
    }

    private static Command Add()
    {
        var words = new Option<string>("--words") { Description = W["voices.words"], Required = true };
        var kind = new Option<VoiceKind>("--kind") { Description = W["voices.kind"], Required = true };
        var way = new Option<VoiceWay>("--way") { Description = W["voices.way"] };
        var unit = Named.UnitOption();
        var touchpoint = new Option<string?>("--touchpoint") { Description = W["cli.voices.touchpoint"] };
        var customer = new Option<string?>("--customer") { Description = W["voices.customer.number"] };
        var phone = new Option<string?>("--phone") { Description = W["voices.phone"] };
        var output = new ListOutput();
        unit.Required = true;
        var command = output.In(new Command("add", W["cli.voices.add"]) { words, kind, way, unit, touchpoint, customer, phone });
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var at = await Touchpoint(services, who, parsed.GetValue(touchpoint), stop);
            var taken = await services.GetRequiredService<TakeVoice>().Run(who, new(new(parsed.GetValue(kind), parsed.GetValue(way), parsed.GetValue(words),
                Customer: parsed.GetValue(customer), Phone: parsed.GetValue(phone), Touchpoint: at,
                UnitId: await Named.UnitId(parsed.GetValue(unit), services, who, stop))), stop);
            return taken.Print(one =>
            {
                if (output.IsJson(parsed)) ListOutput.Json(new { one.Id, one.Number, one.DueUtc });
                else Console.Out.WriteLine(W["cli.voices.taken", VoiceNumber.Shown(one.Number), one.DueUtc.ToString("u", CultureInfo.InvariantCulture)]);
            });
        }, stop));
        return command;
    }

    /// <summary>An act on one item by its number, which is printed as it is afterwards.</summary>
    private static Command OnVoice(Command command, Func<IServiceProvider, Actor, Guid, ParseResult, CancellationToken, Task<Fail?>> act)
    {
        var (number, output) = (new Argument<string>("number") { Description = W["voices.number"] }, new ListOutput());
        command.Add(number);
        output.In(command).SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            if (await Find(services, who, parsed.GetValue(number), stop) is not { } found) return Fail.NotFound.Print(Console.Error);
            if (await act(services, who, found.Id, parsed, stop) is { } failure) return failure.Print(Console.Error);
            // A scope of its own: what the act loaded is not what is there now.
            await using var scope = services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<ShowVoice>().Run(who, new(found.Id), stop))
                .Print(shown => output.One(parsed, ExportVoices.AllColumns(Export.In(W)), shown.Row));
        }, stop));
        return command;
    }

    // One that does not exist is left to the act.
    private static async Task<Guid?> Touchpoint(IServiceProvider services, Actor who, string? code, CancellationToken stop)
    {
        if (code is null) return null;
        var found = await services.GetRequiredService<FindTouchpoints>().Run(who, new([code.ToUpperInvariant()], []), stop);
        return found.Failure is null && found.Value is [var only] ? only.Id : Guid.Empty;
    }

    private static async Task<VoiceRow?> Find(IServiceProvider services, Actor who, string? typed, CancellationToken stop)
    {
        if (VoiceNumber.Read(typed) is not { } number) return null;
        var found = await services.GetRequiredService<ListVoices>().Run(who, new(new(InboxPart.All, number)), stop);
        return found.Failure is null ? found.Value.Items.FirstOrDefault(row => row.Number == number) : null;
    }

    private static IReadOnlyList<ExportColumn<VoiceRow>> Few() =>
        [.. ExportVoices.AllColumns(Export.In(W)).Where(column => column.Key is "number" or "words" or "kind" or "touchpoint" or "unit" or "due" or "how")];
}
