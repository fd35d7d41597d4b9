using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Client.Operations;

/// <summary>Acknowledges, snoozes and mutes over HTTP, like any other program.</summary>
public sealed class OperationsClient(IServerAddress server) : IDisposable
{
    /// <summary>Notifications and conditions of one request, as many as the server takes by default; more are sent in parts.</summary>
    private const int MostTargets = 500;

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Does something.</summary>
    /// <returns>What it changed, or why it could not be done. Of an operation that was sent in parts, some may have been done then.</returns>
    public async Task<OperationOutcome> SendAsync(Operation operation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var all = new OperationReceipt(null, 0, []);
        foreach (var part in Parts(operation))
        {
            var (receipt, refusal) = await SendPartAsync(part, cancellationToken);
            if (receipt is null)
            {
                return new OperationOutcome(null, refusal);
            }

            all = new OperationReceipt(receipt.Id ?? all.Id, all.Changed + receipt.Changed, [.. all.Already, .. receipt.Already]);
        }

        return new OperationOutcome(all, null);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static IEnumerable<Operation> Parts(Operation operation)
    {
        if ((operation.Ids?.Count ?? 0) + (operation.Keys?.Count ?? 0) <= MostTargets)
        {
            return [operation];
        }

        return
        [
            .. (operation.Ids ?? []).Chunk(MostTargets).Select(ids => operation with { Ids = ids, Keys = null }),
            .. (operation.Keys ?? []).Chunk(MostTargets).Select(keys => operation with { Ids = null, Keys = keys }),
        ];
    }

    private async Task<OperationOutcome> SendPartAsync(Operation operation, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.PostAsJsonAsync(
                new Uri(server.Direct, "/api/operations"), operation, ContractsJson.Wire.Operation, cancellationToken);
            return answer.IsSuccessStatusCode
                ? new OperationOutcome(await answer.Content.ReadFromJsonAsync(ContractsJson.Default.OperationReceipt, cancellationToken), null)
                : new OperationOutcome(null, WhyIn(await answer.Content.ReadAsStringAsync(cancellationToken)));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is HttpRequestException or JsonException or OperationCanceledException)
        {
            return new OperationOutcome(null, "The server did not answer. Look whether it was done, and try again.");
        }
    }

    /// <summary>The sentences of a problem (RFC 9457): those about single fields say most.</summary>
    private static string WhyIn(string problem)
    {
        using var json = JsonDocument.Parse(problem);
        return json.RootElement.TryGetProperty("errors", out var errors)
            ? string.Join(' ', errors.EnumerateObject().SelectMany(field => field.Value.EnumerateArray()).Select(one => one.GetString()))
            : json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "The server refused it.";
    }
}
