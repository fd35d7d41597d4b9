using Microsoft.Extensions.Options;

namespace Dashboard.Server.Sse;

/// <summary>Reports every wrong option at once, by its key.</summary>
internal sealed class SseOptionsValidator : IValidateOptions<SseOptions>
{
    public ValidateOptionsResult Validate(string? name, SseOptions options)
    {
        (bool Holds, string Message)[] rules =
        [
            (options.RetryFrom > TimeSpan.Zero, "Sse:RetryFrom must be longer than 0."),
            (options.RetryTo >= options.RetryFrom, "Sse:RetryTo must not be shorter than Sse:RetryFrom."),
            (options.ReturnsPerSecond > 0, "Sse:ReturnsPerSecond must be at least 1."),
            (options.RefusedRetryFrom > TimeSpan.Zero, "Sse:RefusedRetryFrom must be longer than 0."),
            (options.RefusedRetryTo >= options.RefusedRetryFrom, "Sse:RefusedRetryTo must not be shorter than Sse:RefusedRetryFrom."),
            (options.MaxStreams > 0, "Sse:MaxStreams must be at least 1."),
            (options.MaxFilterLength > 0, "Sse:MaxFilterLength must be at least 1."),
            (options.MaxFilterTerms > 0, "Sse:MaxFilterTerms must be at least 1."),
            (options.MaxLast >= 0, "Sse:MaxLast must not be negative."),
            (options.MaxConnections > 0, "Sse:MaxConnections must be at least 1."),
            (options.MaxConnectionsPerAddress > 0, "Sse:MaxConnectionsPerAddress must be at least 1."),
        ];
        var broken = rules.Where(rule => !rule.Holds).Select(rule => rule.Message).ToArray();
        return broken.Length > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}
