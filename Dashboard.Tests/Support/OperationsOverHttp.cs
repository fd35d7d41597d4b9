using System.Net.Http.Json;
using System.Text;
using Dashboard.Client.Contracts;
using Dashboard.Client.Contracts.Operations;

namespace Dashboard.Tests.Support;

/// <summary>Acknowledges, snoozes and mutes as any program would.</summary>
internal static class OperationsOverHttp
{
    public static readonly Uri Path = new("/api/operations", UriKind.Relative);

    /// <summary>An operation that must be taken.</summary>
    public static async Task<OperationReceipt> OperateAsync(this TestServer server, object operation)
    {
        using var response = await server.Http.PostAsJsonAsync(Path, operation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync(ContractsJson.Default.OperationReceipt))!;
    }

    public static Task<HttpResponseMessage> PostOperationAsync(this TestServer server, string json) =>
        server.Http.PostAsync(Path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static async Task<OperationsSnapshot> OperationsAsync(this TestServer server) =>
        (await server.Http.GetFromJsonAsync(Path, ContractsJson.Default.OperationsSnapshot))!;
}
