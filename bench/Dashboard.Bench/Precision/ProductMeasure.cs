using System.Text;
using System.Text.Json;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Precision;

/// <summary>The server's own diagnosis, by its command line.</summary>
internal static class ProductMeasure
{
    /// <exception cref="BenchException">It did not call the path healthy, or said nothing.</exception>
    public static async Task<MeasuredDifference> RunAsync(PrecisionOptions options, int direct, int proxied, CancellationToken token)
    {
        var output = new StringBuilder();
        await using var child = Child.Start(
        [
            "dotnet", $"{options.Root}/Dashboard.Server/bin/Release/net10.0/Dashboard.Server.dll", "diagnose",
            "--direct", $"http://127.0.0.1:{direct}/", "--proxied", $"http://127.0.0.1:{proxied}/", "--for", $"{options.Seconds}s", "--json",
        ], onLine: line => output.Append(line));
        var exit = await child.ExitAsync(token);
        return exit == 0 ? Read(output.ToString()) : throw new BenchException($"the diagnosis of a healthy path ended with {exit}: {output} {child.Words}");
    }

    /// <summary>Reads what <c>--json</c> writes.</summary>
    public static MeasuredDifference Read(string json)
    {
        using var diagnosis = JsonDocument.Parse(json);
        var difference = diagnosis.RootElement.GetProperty("difference");
        return new MeasuredDifference(
            difference.GetProperty("count").GetInt32(), difference.GetProperty("p50Ms").GetDouble(), diagnosis.RootElement.GetProperty("noiseMs").GetDouble());
    }
}
