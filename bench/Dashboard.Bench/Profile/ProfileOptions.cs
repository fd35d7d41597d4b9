using System.Globalization;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Profile;

/// <summary>What the command line of a memory profile asks for.</summary>
internal sealed record ProfileOptions
{
    /// <summary>Connections that are there before the first count: by then whatever is loaded, compiled or pooled once for all is there, too.</summary>
    public const int Base = 500;

    /// <summary>What the port range of one client address leaves room for, and a file each.</summary>
    private const int Most = 25_000;

    private static readonly Contender[] s_profiled = [.. Contenders.All.Where(one => one.Ours)];

    public int Connections { get; init; } = 10_000;

    public IReadOnlyList<Contender> Servers { get; init; } = s_profiled;

    /// <summary>Types with a row of their own.</summary>
    public int Types { get; init; } = 25;

    /// <summary>The repository, whose server is profiled.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of the compiled load generator.</summary>
    public required string Programs { get; init; }

    /// <exception cref="UsageException">An option is unknown, or its value is.</exception>
    public static ProfileOptions Read(string[] arguments)
    {
        var options = new ProfileOptions { Root = "", Programs = "" };
        for (var i = 0; i < arguments.Length; i += 2)
        {
            options = options.With(
                arguments[i], i + 1 < arguments.Length ? arguments[i + 1] : throw new UsageException($"{arguments[i]} needs a value."));
        }

        return options;
    }

    private ProfileOptions With(string name, string value) => name switch
    {
        "--connections" => this with { Connections = ReadNumber(name, value, Base + 1, Most) },
        "--types" => this with { Types = ReadNumber(name, value, 1, 1_000) },
        "--server" => this with { Servers = [ReadServer(value)] },
        "--root" => this with { Root = value },
        "--programs" => this with { Programs = value },
        _ => throw new UsageException($"unknown option '{name}'."),
    };

    private static int ReadNumber(string name, string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new UsageException($"{name} needs a number from {least} to {most}, not '{value}'.");

    private static Contender ReadServer(string value) => s_profiled.FirstOrDefault(one => one.Name == value)
        ?? throw new UsageException($"--server: '{value}' is none of {string.Join(", ", s_profiled.Select(one => one.Name))}.");
}
