using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>Numbers of cases: a complaint's own, so that the customer knows one; else drawn like those of the inbox.</summary>
public sealed class CaseNumbers(Db db)
{
    private readonly HashSet<string> given = [];

    /// <summary>A number that no case has.</summary>
    /// <param name="known">The number that the customer knows, or null.</param>
    /// <param name="opened">The month in which the case is opened.</param>
    /// <param name="stop">Ends the question.</param>
    internal async Task<string> Of(string? known, DateTime opened, CancellationToken stop)
    {
        for (var number = known ?? Drawn(opened); ; number = Drawn(opened))
            if (given.Add(number) && !await db.RecoveryCases.AnyAsync(c => c.Number == number, stop)) return number;
    }

    private static string Drawn(DateTime opened) => VoiceNumber.Of(opened, RandomNumberGenerator.GetInt32(VoiceNumber.OfAMonth));
}
