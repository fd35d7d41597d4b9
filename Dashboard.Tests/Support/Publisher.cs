using System.Net.Http.Json;
using System.Text;
using Dashboard.Client.Contracts;

namespace Dashboard.Tests.Support;

/// <summary>Publishes to a server that runs as a process of its own.</summary>
internal static class Publisher
{
    public static async Task<PublishReceipt> PublishAsync(Uri server, string stream, string title)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new StringContent(title, Encoding.UTF8, "text/plain");
        using var response = await http.PostAsync(new Uri(server, $"/api/streams/{stream}/notifications"), content);
        return (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync(ContractsJson.Default.PublishReceipt))!;
    }
}
