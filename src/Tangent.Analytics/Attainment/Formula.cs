using System.Globalization;

namespace Tangent.Analytics.Attainment;

/// <summary>
/// A measure that people write themselves from those of the log: numbers, <c>waiting</c>, <c>duration</c> (both in seconds),
/// <c>score</c> (0 to 10), <c>+ - * /</c>, <c>min</c> and <c>max</c> of two, and brackets. It can do nothing else.
/// </summary>
/// <remarks>
/// Worked examples, tested: <c>waiting + duration</c> of 60 and 300 is 360; <c>max(waiting, 30) / 2</c> of 10 is 15. What nobody told
/// makes the whole not a number, and so does a division by zero.
/// </remarks>
public sealed class Formula
{
    /// <summary>Longest text.</summary>
    public const int Longest = 200;

    private const int Deepest = 32;
    private readonly Step[] steps;

    private Formula(string text, Step[] steps) => (Text, this.steps) = (text, steps);

    private enum Code { Number, Waiting, Duration, Score, Add, Subtract, Multiply, Divide, Negate, Least, Most }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a formula.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="wrongAt">Where it cannot be understood, from 1; 0 when it can.</param>
    /// <returns>null when it cannot be understood.</returns>
    public static Formula? Read(string text, out int wrongAt)
    {
        var reader = new Reader(text.Length > Longest ? "" : text);
        wrongAt = reader.Read() ? 0 : reader.At + 1;
        return wrongAt == 0 ? new(text, [.. reader.Steps]) : null;
    }

    /// <summary>The value for one encounter; not a number when something that it asks for was not told.</summary>
    public double Of(double waiting, double duration, double score)
    {
        // At each depth a sum, a product and a min or max may wait for their right side.
        Span<double> stack = stackalloc double[(3 * Deepest) + 4];
        int top = -1;
        foreach (var step in steps)
        {
            if (step.Code <= Code.Score)
            {
                stack[++top] = step.Code switch { Code.Number => step.Number, Code.Waiting => waiting, Code.Duration => duration, _ => score };
            }
            else if (step.Code == Code.Negate)
            {
                stack[top] = -stack[top];
            }
            else
            {
                double right = stack[top--], left = stack[top];
                stack[top] = step.Code switch
                {
                    Code.Add => left + right,
                    Code.Subtract => left - right,
                    Code.Multiply => left * right,
                    Code.Divide => left / right,
                    Code.Least => Math.Min(left, right),
                    _ => Math.Max(left, right),
                };
            }
        }
        return double.IsFinite(stack[0]) ? stack[0] : double.NaN;
    }

    private readonly record struct Step(Code Code, double Number = 0);

    /// <summary>Descends from sums to products to signs to what stands alone, and writes the steps in the order of reckoning.</summary>
    private sealed class Reader(string text)
    {
        private int depth;

        public List<Step> Steps { get; } = [];

        public int At { get; private set; }

        public bool Read() => Sum() && At == text.Length;

        private bool Sum()
        {
            if (!Product()) return false;
            while (true)
            {
                var code = Take('+') ? Code.Add : Take('-') ? Code.Subtract : Code.Number;
                if (code == Code.Number) return true;
                if (!Product()) return false;
                Steps.Add(new(code));
            }
        }

        private bool Product()
        {
            if (!Signed()) return false;
            while (true)
            {
                var code = Take('*') ? Code.Multiply : Take('/') ? Code.Divide : Code.Number;
                if (code == Code.Number) return true;
                if (!Signed()) return false;
                Steps.Add(new(code));
            }
        }

        private bool Signed()
        {
            if (++depth > Deepest) return false;
            bool isRight = Take('-') ? Signed() && Do(Code.Negate) : Alone();
            depth--;
            return isRight;
        }

        private bool Alone()
        {
            Skip();
            if (Take('(')) return Sum() && Take(')');
            int from = At;
            while (At < text.Length && (char.IsAsciiDigit(text[At]) || text[At] == '.')) At++;
            if (At > from) return Number(from);
            while (At < text.Length && char.IsAsciiLetter(text[At])) At++;
            return Named(text[from..At].ToUpperInvariant(), from);
        }

        private bool Number(int from)
        {
            if (!double.TryParse(text.AsSpan(from, At - from), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)) return false;
            Steps.Add(new(Code.Number, number));
            Skip();
            return true;
        }

        private bool Named(string name, int from)
        {
            switch (name)
            {
                case "WAITING": return Do(Code.Waiting);
                case "DURATION": return Do(Code.Duration);
                case "SCORE": return Do(Code.Score);
                case "MIN" or "MAX":
                    return Take('(') && Sum() && Take(',') && Sum() && Take(')') && Do(name == "MIN" ? Code.Least : Code.Most);
                default:
                    At = from;
                    return false;
            }
        }

        private bool Do(Code code)
        {
            Steps.Add(new(code));
            Skip();
            return true;
        }

        private bool Take(char sign)
        {
            Skip();
            if (At >= text.Length || text[At] != sign) return false;
            At++;
            Skip();
            return true;
        }

        private void Skip()
        {
            while (At < text.Length && text[At] == ' ') At++;
        }
    }
}
