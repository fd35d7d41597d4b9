using System.Globalization;

namespace Dashboard.Bench.Screen;

/// <summary>What the command line of the screen benchmark asks for.</summary>
internal sealed record ScreenOptions
{
    /// <summary>What can be measured alone.</summary>
    public static readonly IReadOnlyList<string> Parts = [FirstPaintPart, OneViewerPart, ViewersPart];

    /// <summary>The page on a cold cache.</summary>
    public const string FirstPaintPart = "paint";

    /// <summary>One viewer with a long list.</summary>
    public const string OneViewerPart = "one";

    /// <summary>Many viewers.</summary>
    public const string ViewersPart = "viewers";

    /// <summary>How long notifications flood one viewer, and then many, in seconds.</summary>
    public int Seconds { get; init; } = 30;

    /// <summary>Viewers of the last part.</summary>
    public int Viewers { get; init; } = 50;

    /// <summary>How many of them are pages in Chromium; the others are circuits without a browser.</summary>
    public int Screens { get; init; } = 1;

    /// <summary>The one part to measure; empty for all.</summary>
    public string Only { get; init; } = "";

    /// <summary>How long the memory of one viewer's server is watched under the flood, in minutes; 0 leaves that out.</summary>
    public int Minutes { get; init; }

    /// <summary>The repository, whose server is measured.</summary>
    public required string Root { get; init; }

    /// <exception cref="UsageException">An option is unknown, or its value is.</exception>
    public static ScreenOptions Read(string[] arguments)
    {
        var options = new ScreenOptions { Root = "" };
        for (var i = 0; i < arguments.Length; i += 2)
        {
            options = options.With(
                arguments[i], i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{arguments[i]} needs a value."));
        }

        return options.Screens <= options.Viewers
            ? options
            : throw new UsageException($"--screens {options.Screens} are more than the --viewers, of whom there are {options.Viewers}.");
    }

    /// <summary>Whether a part is asked for.</summary>
    public bool Has(string part) => Only.Length == 0 || Only == part;

    private ScreenOptions With(string name, string value) => name switch
    {
        "--seconds" => this with { Seconds = ReadNumber(name, value, 5, 600) },
        "--viewers" => this with { Viewers = ReadNumber(name, value, 1, 100) },
        "--screens" => this with { Screens = ReadNumber(name, value, 0, 20) },
        "--only" => this with { Only = Parts.Contains(value) ? value : throw new UsageException($"--only: '{value}' is none of {string.Join(", ", Parts)}.") },
        "--minutes" => this with { Minutes = ReadNumber(name, value, 0, 240) },
        "--root" => this with { Root = value },
        _ => throw new UsageException($"unknown option '{name}'."),
    };

    private static int ReadNumber(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} needs a number from {least} to {most}, not '{value}'.");
}
