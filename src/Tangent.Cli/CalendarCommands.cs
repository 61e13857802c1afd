using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Standards.Calendars;
using Tangent.Domain.Calendars;
using Tangent.Web;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent calendars …`: working hours, and deadlines on them with how they came about. Calendars are written on their page
/// or through the API.</summary>
static class CalendarCommands
{
    private static readonly Words W = new();

    public static Command Make() => new("calendars", W["cli.calendars"]) { List(), Show(), Due(), Worked(), Assign() };

    private static Command List()
    {
        var output = new ListOutput();
        var command = output.In(new Command("list", W["cli.calendars.list"]));
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var listed = await services.GetRequiredService<ListCalendars>().Run(who, new(), stop);
            if (listed.Failure is { } failure) return failure.Print(Console.Error);
            await output.List(parsed, ListCalendars.AllColumns(Export.In(W)), listed.Value.Rows, null, stop);
            return 0;
        }, stop));
        return command;
    }

    private static Command Show()
    {
        var (id, from, weeks) = (Id(), new Option<DateOnly?>("--from") { Description = W["cli.calendars.from"] },
            new Option<int>("--weeks") { Description = W["cli.calendars.weeks"], DefaultValueFactory = _ => 5 });
        var command = new Command("show", W["cli.calendars.show"]) { id, from, weeks };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<ShowCalendar>().Run(who, new(parsed.GetValue(id), parsed.GetValue(from), parsed.GetValue(weeks)), stop))
            .Print(shown => ListOutput.Json(new
            {
                shown.Row.Calendar.Name,
                shown.Row.Whole.Zone,
                days = shown.Days.Select(Line),
                doubts = shown.Doubts.Select(Line),
            })), stop));
        return command;
    }

    private static Command Due()
    {
        var hours = new Option<double>("--hours") { Description = W["cli.calendars.hours"], Required = true };
        var command = new Command("due", W["cli.calendars.due"]) { hours };
        return OnCalendar(command, (parsed, id, start) => double.Abs(parsed.GetValue(hours)) < 1e6
            ? new(id, null, start, TimeSpan.FromSeconds(Math.Round(parsed.GetValue(hours) * 3600))) : new(id, null, start, TimeSpan.MaxValue));
    }

    private static Command Worked()
    {
        var end = new Option<DateTimeOffset>("--end") { Description = W["cli.calendars.end"], Required = true };
        return OnCalendar(new("worked", W["cli.calendars.worked"]) { end },
            (parsed, id, start) => new(id, null, start, EndUtc: parsed.GetValue(end).UtcDateTime));
    }

    private static Command Assign()
    {
        var unit = Named.Unit();
        var calendar = new Argument<Guid?>("calendar") { Description = W["cli.calendars.assign.calendar"], Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("assign", W["cli.calendars.assign"]) { unit, calendar };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
            (await services.GetRequiredService<AssignCalendar>().Run(who,
                new(await Named.UnitId(parsed.GetValue(unit), services, who, stop), parsed.GetValue(calendar)), stop))
            .Print(_ => Console.Out.WriteLine(W["calendars.toast.assigned"])), stop));
        return command;
    }

    private static Command OnCalendar(Command command, Func<ParseResult, Guid, DateTime, TryCalendar.Request> ask)
    {
        var (id, start) = (Id(), new Argument<DateTimeOffset>("start") { Description = W["cli.calendars.start"] });
        command.Add(id);
        command.Add(start);
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) => (await services.GetRequiredService<TryCalendar>().Run(who,
            ask(parsed, parsed.GetValue(id), parsed.GetValue(start).UtcDateTime), stop)).Print(tried => ListOutput.Json(new
            {
                calendar = tried.Name,
                tried.Zone,
                tried.Explained.StartUtc,
                tried.Explained.EndUtc,
                worked = tried.Explained.Worked.ToString("c", CultureInfo.InvariantCulture),
                counted = tried.Explained.Stretches.Select(one => new { one.FromUtc, one.ToUtc }),
                days = tried.Explained.Days.Select(Line),
                doubts = tried.Explained.Doubts.Select(Line),
            })), stop));
        return command;
    }

    private static Argument<Guid> Id() => new("calendar") { Description = W["cli.calendars.id"] };

    private static object Line(DayRule day) => new { day.Date, hours = day.Hours.ToString(), day.Reason, day.Name, day.Source };

    private static object Line(SaidDoubt doubt) => new { doubt.Kind, set = doubt.Set?.Code, doubt.Year };
}
