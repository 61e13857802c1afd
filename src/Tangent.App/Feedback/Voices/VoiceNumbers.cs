using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;

namespace Tangent.App.Feedback.Voices;

/// <summary>Draws numbers that no item has; in the caller's turn at the log.</summary>
public sealed class VoiceNumbers(Db db)
{
    private readonly HashSet<string> drawn = [];

    /// <summary>A number of the month in which something was said.</summary>
    internal async Task<string> Free(DateTime given, CancellationToken stop)
    {
        while (true)
        {
            var number = VoiceNumber.Of(given, RandomNumberGenerator.GetInt32(VoiceNumber.OfAMonth));
            if (drawn.Add(number) && !await db.Voices.AnyAsync(v => v.Number == number, stop)) return number;
        }
    }
}
