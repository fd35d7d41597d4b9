using System.Globalization;
using Dashboard.Bench.Scenarios;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions
{
    /// <summary>Three are the fewest that have a middle one.</summary>
    public int Rounds { get; init; } = 3;

    public IReadOnlyList<Scenario> Scenarios { get; init; } = ScenarioList.All;

    public IReadOnlyList<Contender> Servers { get; init; } = Contenders.All;

    /// <summary>Small and short: shows that everything works, and measures nothing.</summary>
    public bool Quick { get; init; }

    /// <summary>Where the results are written; null for nowhere.</summary>
    public string? JsonFile { get; init; }

    /// <summary>The repository, whose server is measured.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of the compiled load generator and floor.</summary>
    public required string Programs { get; init; }

    /// <exception cref="UsageException">An option is unknown, or its value is.</exception>
    public static BenchOptions Read(string[] arguments)
    {
        var options = new BenchOptions { Root = "", Programs = "" };
        var rounds = false;
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name == "--quick")
            {
                options = options with { Quick = true };
                continue;
            }

            var value = i + 1 < arguments.Length ? arguments[++i] : throw new UsageException($"{name} needs a value.");
            rounds |= name == "--rounds";
            options = options.With(name, value);
        }

        return options.Quick && !rounds ? options with { Rounds = 1 } : options;
    }

    private BenchOptions With(string name, string value) => name switch
    {
        "--rounds" => this with { Rounds = ReadRounds(value) },
        "--only" => this with { Scenarios = Choose(value, ScenarioList.All, one => one.Name, "--only") },
        "--servers" => this with { Servers = Choose(value, Contenders.All, one => one.Name, "--servers") },
        "--json" => this with { JsonFile = value },
        "--root" => this with { Root = value },
        "--programs" => this with { Programs = value },
        _ => throw new UsageException($"unknown option '{name}'."),
    };

    private static int ReadRounds(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds is >= 1 and <= 100
            ? rounds
            : throw new UsageException($"--rounds needs a number from 1 to 100, not '{value}'.");

    private static List<T> Choose<T>(string value, IReadOnlyList<T> all, Func<T, string> name, string option)
    {
        var wanted = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var unknown = wanted.FirstOrDefault(one => all.All(other => name(other) != one));
        return unknown is null && wanted.Length > 0
            ? [.. all.Where(one => wanted.Contains(name(one), StringComparer.Ordinal))]
            : throw new UsageException($"{option}: '{unknown}' is none of {string.Join(", ", all.Select(name))}.");
    }
}
