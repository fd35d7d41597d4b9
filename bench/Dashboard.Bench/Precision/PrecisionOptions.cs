using System.Globalization;

namespace Dashboard.Bench.Precision;

/// <summary>What the command line of the precision benchmark asks for.</summary>
internal sealed record PrecisionOptions
{
    /// <summary>Three are the fewest that have a middle one.</summary>
    public int Rounds { get; init; } = 3;

    /// <summary>How long the diagnosis watches its streams in each round, in seconds.</summary>
    public int Seconds { get; init; } = 20;

    /// <summary>The repository, whose server is measured.</summary>
    public required string Root { get; init; }

    /// <exception cref="UsageException">An option is unknown, or its value is.</exception>
    public static PrecisionOptions Read(string[] arguments)
    {
        var options = new PrecisionOptions { Root = "" };
        for (var i = 0; i < arguments.Length; i += 2)
        {
            options = options.With(
                arguments[i], i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{arguments[i]} needs a value."));
        }

        return options;
    }

    private PrecisionOptions With(string name, string value) => name switch
    {
        "--rounds" => this with { Rounds = ReadNumber(name, value, 1, 100) },
        "--seconds" => this with { Seconds = ReadNumber(name, value, 10, 300) },
        "--root" => this with { Root = value },
        _ => throw new UsageException($"unknown option '{name}'."),
    };

    private static int ReadNumber(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} needs a number from {least} to {most}, not '{value}'.");
}
