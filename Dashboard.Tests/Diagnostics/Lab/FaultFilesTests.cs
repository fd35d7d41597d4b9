using System.Text;
using System.Text.Json;
using Dashboard.Server.Diagnostics.Lab;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class FaultFilesTests
{
    private static readonly string s_folder = Repository.PathTo("nginx", "faults");

    /// <summary>The status of a stream, that of a publish of 2,000 bytes, and how often that was kept.</summary>
    private static readonly (string Name, int Stream, int Publish, int Kept)[] s_answers =
    [
        ("access-denied", 403, 201, 1),
        ("cors-doubled", 200, 201, 1),
        ("maintenance", 503, 201, 1),
        ("no-content", 204, 201, 1),
        ("password", 401, 201, 1),
        ("path-stripped", 404, 201, 1),
        ("read-only", 200, 403, 0),
        ("redirect", 301, 201, 1),
        ("retried-publish", 200, 201, 2),
        ("small-bodies", 200, 413, 0),
        ("upstream-down", 502, 201, 1),
        ("upstream-timeout", 504, 201, 1),
        ("wrong-location", 404, 201, 1),
    ];

    public static TheoryData<string> Files() => [.. Directory.EnumerateFiles(s_folder, "*.conf").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_more_than_twenty() => Assert.InRange(Files().Count, 24, 100);

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_says_what_it_is_what_is_seen_and_what_mends_it(string file)
    {
        var fault = LabFile.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(Path.Combine(s_folder, file)));

        Assert.NotNull(fault);
        Assert.Matches("^[a-z][a-z0-9-]+$", fault.Name);
        Assert.Matches(@"^[a-z][a-z0-9-]+$", fault.Code);
        Assert.NotEqual(LabKinds.Other, fault.Kind);
        Assert.EndsWith(".", fault.Title, StringComparison.Ordinal);
        Assert.All([fault.Cause, fault.Symptom, fault.Remedy, fault.Configuration], text => Assert.InRange(text.Length, 10, 2_000));
        Assert.True(fault.Remedy.Count(letter => letter == '`') % 2 == 0, "each backquote has its other one");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Nginx_accepts_each(string file)
    {
        var nginx = ChildProcess.Find("nginx");
        Assert.SkipWhen(nginx is null, "nginx is not installed (apt-get install nginx-light).");
        using var folder = new TempFolder();
        var faults = CopyTo(folder.FullPath);
        LabCertificate.WriteTo(faults, DateTimeOffset.UtcNow);

        await using var process = new ChildProcess(nginx!, "-t", "-q", "-p", folder.FullPath + "/", "-c", Path.Combine(faults, file));

        Assert.True(await process.ExitCodeAsync() == 0, process.Output);
    }

    /// <summary>Those whose fault one request shows; the others are for the diagnosis. One server for all, because a start costs more than the rest.</summary>
    [Fact]
    public async Task One_request_gets_what_the_file_says()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
        foreach (var (name, stream, publish, kept) in s_answers)
        {
            await using var proxy = await NginxProxy.StartAsync(server.Url, $"faults/{name}.conf");

            using var read = await http.GetAsync(new Uri(proxy.Url, $"/sse/{name}"), HttpCompletionOption.ResponseHeadersRead);
            using var body = new StringContent("title\n" + new string('x', 2_000), Encoding.UTF8, "text/plain");
            using var published = await http.PostAsync(new Uri(proxy.Url, $"/api/streams/{name}/notifications"), body);
            using var page = await http.GetAsync(new Uri(proxy.Url, "/health/live"));

            Assert.Equal((name, stream, publish, 200), (name, (int)read.StatusCode, (int)published.StatusCode, (int)page.StatusCode));
            Assert.Equal((name, kept), (name, await CountAsync(server, name)));
        }
    }

    private static async Task<int> CountAsync(TestServer server, string stream)
    {
        using var list = JsonDocument.Parse(await server.GetTextAsync($"/api/notifications?stream={stream}"));
        return list.RootElement.GetArrayLength();
    }

    private static string CopyTo(string folder)
    {
        var source = Repository.PathTo("nginx");
        foreach (var file in Directory.EnumerateFiles(source, "*.conf", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return Path.Combine(folder, "faults");
    }
}
