using System.Net.Http.Json;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Streams;

/// <summary>Changes streams over HTTP, like any other program.</summary>
public sealed class StreamsClient(IServerAddress address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Creates a stream, or changes it.</summary>
    /// <param name="draft">The stream.</param>
    /// <param name="isNew">Whether there must not be one of that name yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<StreamAnswer> SaveAsync(StreamDraft draft, bool isNew, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var request = new HttpRequestMessage(HttpMethod.Put, AddressOf(draft.Name.Trim())) { Content = JsonContent.Create(draft.ToJson()) };
        if (isNew)
        {
            request.Headers.IfNoneMatch.Add(System.Net.Http.Headers.EntityTagHeaderValue.Any);
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>Deletes a stream with all that it holds.</summary>
    public Task<StreamAnswer> DeleteAsync(string stream, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, AddressOf(stream)), cancellationToken);

    /// <summary>Publishes a notification that says that it is a test.</summary>
    /// <returns>What the server answered; without a receipt, why it did not take it.</returns>
    public async Task<(PublishReceipt? Receipt, string? Problem)> PublishTestAsync(string stream, CancellationToken cancellationToken)
    {
        try
        {
            var notification = new
            {
                title = "Test notification",
                body = "Somebody has pressed the button on the page of streams.",
                severity = "info",
                source = "dashboard",
                tags = (string[])["test"],
            };
            using var response = await _http.PostAsJsonAsync(new Uri(AddressOf(stream) + "/notifications"), notification, cancellationToken);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt, cancellationToken), null)
                : (null, (await StreamAnswer.ReadAsync(response, cancellationToken)).Problem);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return (null, NoAnswer(failure));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private static string NoAnswer(Exception failure) => failure is HttpRequestException
        ? $"The server could not be asked: {failure.Message}"
        : "The server did not answer in time; try again.";

    private Uri AddressOf(string stream) => new(address.Direct, $"/api/streams/{Uri.EscapeDataString(stream)}");

    private async Task<StreamAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using (request)
            {
                using var response = await _http.SendAsync(request, cancellationToken);
                return await StreamAnswer.ReadAsync(response, cancellationToken);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return StreamAnswer.Failed(NoAnswer(failure));
        }
    }
}
