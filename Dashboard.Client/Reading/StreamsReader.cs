using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Reading;

/// <summary>Reads the list of streams over HTTP, like any other program.</summary>
public sealed class StreamsReader(IServerAddress address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>The streams as the log has them.</summary>
    /// <exception cref="HttpRequestException">The server could not be asked, or its answer cannot be read.</exception>
    public async Task<IReadOnlyList<StreamSummary>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _http.GetFromJsonAsync(
                new Uri(address.Direct, "/api/streams"), ContractsJson.Default.IReadOnlyListStreamSummary, cancellationToken) ?? [];
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException)
        {
            throw new HttpRequestException("The server's answer cannot be read.", unreadable);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
