using System.Globalization;
using Tangent.Truth;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
switch (args.FirstOrDefault())
{
    case "worlds": Worlds.Print((ulong)Number(1, 1)); break;
    case "find": Findings.Print(Number(1, 24), Number(2, 0), [500, 2_000, 10_000], [0, 0.3, 0.5]); break;
    case "missing": Findings.Print(Number(1, 12), Number(2, 0), [500, 2_000, 10_000], [0.7, 0.9]); break;
    case "cover": Coverage.Print(Number(1, 150), args.Contains("identified")); break;
    case "nothing": Nothing.Print(Number(1, 2_000), (ulong)Number(2, 0)); break;
    default:
        Console.Error.WriteLine("usage: Tangent.Truth worlds [SEED] | find|missing|nothing [WORLDS [SEEDS-AFTER]] | cover [WORLDS [identified]]"
            + "   (see bench/README.md)");
        return 2;
}
return 0;
