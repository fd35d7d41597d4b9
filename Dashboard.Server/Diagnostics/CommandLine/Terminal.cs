using System.Text;

namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>Where the answer and the progress are written to.</summary>
/// <param name="Output">For the answer.</param>
/// <param name="Progress">For whoever waits for it.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Progress)
{
    private const int WidthOfFiles = 100;

    /// <summary>Wider lines are hard to read; narrower ones leave no room for a table.</summary>
    private const int Widest = 110, Narrowest = 60;

    /// <summary>Whether the line of what is under way can be written anew.</summary>
    public bool Redraws { get; init; }

    /// <summary>Whether the answer may be coloured. Colour only repeats what a word says.</summary>
    public bool IsColoured { get; init; }

    /// <summary>Characters in a line.</summary>
    public int Width { get; init; } = WidthOfFiles;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error)
    {
        Redraws = !Console.IsErrorRedirected && ObeysSequences(Environment.GetEnvironmentVariable),
        IsColoured = !Console.IsOutputRedirected && AllowsColour(Environment.GetEnvironmentVariable),
        Width = Console.IsOutputRedirected ? WidthOfFiles : Math.Clamp(Console.WindowWidth, Narrowest, Widest),
    };

    /// <summary>Whether colour is welcome: <c>NO_COLOR</c> with any value that is not empty turns it off (no-color.org).</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static bool AllowsColour(Func<string, string?> variable) => ObeysSequences(variable) && string.IsNullOrEmpty(variable("NO_COLOR"));

    private static bool ObeysSequences(Func<string, string?> variable) => variable("TERM") is not (null or "dumb");

    /// <summary>
    /// Without control characters: texts quote what a stranger answered, and a terminal obeys escape sequences (ECMA-48).
    /// </summary>
    public static string Plain(string text) => text.Any(char.IsControl)
        ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c))
        : text;

    public string Painted(string text, Paint paint) => IsColoured ? $"\e[{(int)paint}m{text}\e[0m" : text;

    /// <summary>Writes a text in lines that fit, each behind the same indentation.</summary>
    public void Paragraph(string text, int indentation = 0)
    {
        var line = new StringBuilder();
        foreach (var word in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && indentation + line.Length + 1 + word.Length > Width)
            {
                Line(line.ToString(), indentation);
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Line(line.ToString(), indentation);
    }

    /// <summary>Writes lines as they are, for what is copied.</summary>
    public void Block(string text, int indentation)
    {
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(Plain(line.Replace("\t", "    ", StringComparison.Ordinal)), indentation);
        }
    }

    private void Line(string text, int indentation) => Output.WriteLine((new string(' ', indentation) + text).TrimEnd());
}
