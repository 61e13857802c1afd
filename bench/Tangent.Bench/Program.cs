using Tangent.Bench;

var rounds = args.Length > 1 && int.TryParse(args[1], out var given) ? given : 5;
Console.WriteLine(Machine.Line());
switch (args.FirstOrDefault())
{
    case "fresh": await StartUp.Fresh(rounds); break;
    case "later": await StartUp.Later(rounds); break;
    case "idle": await Idle.Measure(rounds); break;
    case "pages": await Pages.Measure(rounds); break;
    case "demo": await Pages.MeasureDemo(rounds); break;
    case "ingest":
        int before = args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 0;
        await Ingest.Measure(rounds, before, args.Contains("both") ? [false, true] : [args.Contains("random")]);
        break;
    case "analyse": Analyse.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000, args.Contains("xes"), args.Contains("scores")); break;
    case "numbers": Numbers.Measure(rounds); break;
    case "attainment": AttainmentBench.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000); break;
    case "calendars": CalendarsBench.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000); break;
    case "value": CustomerValueBench.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 50_000); break;
    case "comments": Comments.Measure(rounds); break;
    case "world": await DemoWorld.Measure(rounds); break;
    case "journeys": await JourneyIndexBench.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10_000_000); break;
    case "explorer": await Pages.MeasureExplorer(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 10); break;
    case "blueprint": await Pages.MeasureBlueprint(rounds); break;
    case "submit": await Submit.Measure(rounds); break;
    case "results": await Results.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000); break;
    case "cases": await CasesBench.Measure(rounds, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000); break;
    case "register": await Registers.Measure(rounds); break;
    default:
        Console.Error.WriteLine("usage: Tangent.Bench fresh|later|idle|pages|demo|explorer|blueprint|analyse|ingest|journeys|register|cases|submit|results|world|numbers|comments|calendars|attainment|value [ROUNDS]   (see bench/README.md)");
        return 2;
}
return 0;
