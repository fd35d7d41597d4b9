using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Dashboard.Client.Contracts;

namespace Dashboard.Client.Reading;

/// <summary>Reads the log page by page over HTTP, like any other program.</summary>
public sealed partial class HistoryReader(IServerAddress address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>Reads one page.</summary>
    /// <exception cref="HistoryRefusedException">The server does not understand the query, or has too much to do, or its answer cannot be read.</exception>
    /// <exception cref="HttpRequestException">The server could not be asked.</exception>
    public async Task<HistoryPage> ReadAsync(HistoryAsk ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        using var answer = await GetAsync(ask.ToAddress(), cancellationToken);
        var notifications = await ReadAsync(answer, ContractsJson.Default.IReadOnlyListNotification, cancellationToken);
        return new HistoryPage(notifications ?? [], NextIn(answer), HeaderOf(answer, "Dashboard-Search-Complete") != "false");
    }

    /// <summary>Reads how much was published in the last day.</summary>
    /// <param name="query">The query; empty for everything.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="HistoryRefusedException">The server does not understand the query, or has too much to do, or its answer cannot be read.</exception>
    /// <exception cref="HttpRequestException">The server could not be asked.</exception>
    public async Task<Heat> ReadHeatAsync(string query, CancellationToken cancellationToken)
    {
        using var answer = await GetAsync($"/api/notifications/heat?q={Uri.EscapeDataString(query)}", cancellationToken);
        return await ReadAsync(answer, ContractsJson.Default.Heat, cancellationToken)
            ?? throw new HttpRequestException("The server sent no counts.");
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        var answer = await _http.GetAsync(
            new Uri(address.Direct, pathAndQuery), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            // 503: the log cannot be read, and the server says where to look.
            if ((int)answer.StatusCode is (>= 400 and < 500) or 503)
            {
                throw new HistoryRefusedException(WhyIn(await answer.Content.ReadAsStringAsync(cancellationToken)));
            }

            throw new HttpRequestException($"The server answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }
    }

    /// <summary>Whatever is wrong with an answer is a failure that callers know how to show, not the end of their page.</summary>
    private static async Task<T?> ReadAsync<T>(HttpResponseMessage answer, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync(type, cancellationToken);
        }
        catch (JsonException)
        {
            throw new HistoryRefusedException("The server's answer cannot be read.");
        }
        catch (IOException torn)
        {
            throw new HttpRequestException("The server's answer broke off.", torn);
        }
    }

    private static string? HeaderOf(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>The id in the address of the next page (RFC 8288, section 3).</summary>
    private static string? NextIn(HttpResponseMessage answer) =>
        HeaderOf(answer, "Link") is { } link && BeforeInLink().Match(link) is { Success: true } match
            ? Uri.UnescapeDataString(match.Groups["id"].Value)
            : null;

    /// <summary>The sentences of a problem (RFC 9457): those about single parameters say most.</summary>
    private static string WhyIn(string problem)
    {
        try
        {
            using var json = JsonDocument.Parse(problem);
            if (json.RootElement.TryGetProperty("errors", out var errors))
            {
                return string.Join(' ', errors.EnumerateObject().SelectMany(field => field.Value.EnumerateArray()).Select(one => one.GetString()));
            }

            return json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "The server refused to read this.";
        }
        catch (JsonException)
        {
            return "The server refused to read this, and did not say why.";
        }
    }

    [GeneratedRegex("""[?&]before=(?<id>[^&>]+)[^>]*>; rel="next"$""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BeforeInLink();
}
