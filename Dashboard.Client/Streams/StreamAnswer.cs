using System.Text.Json;

namespace Dashboard.Client.Streams;

/// <summary>What the server says to a change.</summary>
/// <param name="Problem">What is wrong and what to do, in a sentence; null where it was done.</param>
/// <param name="Fields">What is wrong, by field.</param>
public sealed record StreamAnswer(string? Problem, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>It was done.</summary>
    public static StreamAnswer Done { get; } = Failed(null);

    /// <summary>It was not, for a reason that no field has.</summary>
    public static StreamAnswer Failed(string? problem) => new(problem, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Reads problem details (RFC 9457).</summary>
    public static async Task<StreamAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (response.IsSuccessStatusCode)
        {
            return Done;
        }

        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            var fields = problem.RootElement.TryGetProperty("errors", out var errors)
                ? errors.EnumerateObject().ToDictionary(error => error.Name, error => Sentence(error.Value[0].GetString()), StringComparer.Ordinal)
                : [];
            return new StreamAnswer(problem.RootElement.GetProperty("detail").GetString(), fields);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return Failed($"The server answered with status {(int)response.StatusCode}.");
        }
    }

    /// <summary>Errors begin in the middle of a sentence, after the name of the field.</summary>
    private static string Sentence(string? error) => string.IsNullOrEmpty(error) ? "" : char.ToUpperInvariant(error[0]) + error[1..];
}
