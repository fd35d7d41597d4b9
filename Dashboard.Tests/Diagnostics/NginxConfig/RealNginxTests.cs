using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>The choice of server and location, compared with that of the real nginx: each block answers with its own name.</summary>
public sealed class RealNginxTests
{
    private const string Locations =
        """
        location = /            { return 200 root-exact; }
        location /              { return 200 root; }
        location /sse           { return 200 sse; }
        location = /sse         { return 200 sse-exact; }
        location /sse/          { return 200 sse-folder; }
        location ~ ^/sse/d      { return 200 regex-d; }
        location ~ ^/sse/deploys$ { return 200 regex-deploys; }
        location ~* \.JS$       { return 200 regex-js; }
        location ^~ /alone/     { return 200 alone; }
        location ^~/glued       { return 200 glued; }
        location =/glued-exact  { return 200 glued-exact; }
        location ~*^/(?:any|case)$ { return 200 glued-regex; }
        location "/with space"  { return 200 space; }
        location /outer/ {
            location /outer/inner { return 200 inner; }
            location ~ /deep      { return 200 inner-regex; }
            location = /outer/one { return 200 inner-exact; }
            location ^~ /outer/stop { return 200 inner-alone; }
            return 200 outer;
        }
        location ~ /outer.*x$   { return 200 outer-regex; }
        location ^~ /closed/ {
            location ~ r$ { return 200 closed-regex; }
            return 200 closed;
        }
        location ~ ^/holder/ {
            location ~ /a$ { return 200 held-a; }
            return 200 holder;
        }
        location /forward/ { proxy_pass http://127.0.0.1:9; }
        location ~ "^/q{2}/$" { return 200 quantified; }
        """;

    private static readonly string[] s_paths =
    [
        "/", "/x", "/sse", "/sse/", "/sse/x", "/sse/deploys", "/sse/d", "/ssex", "/SSE", "/app.js", "/app.Js", "/sse/app.js", "/alone/app.js", "/alone",
        "/glued/app.js", "/glued-exact", "/ANY", "/case", "/with%20space", "/outer/", "/outer/y", "/outer/inner", "/outer/innerx", "/outer/deep", "/outer/deepx",
        "/outer/one", "/outer/stop", "/outer/stopx", "/outer/app.js", "/closed/app.js", "/closed/r", "/holder/a", "/holder/app.js", "/holder/", "/qq/",
        "//sse//deploys", "/x/../sse/deploys", "/sse/./x", "/x/%2e%2e/sse", "/sse?a=1", "/sse/deploys?b=/x", "/%73se", "/forward", "/x/..", "/sse/.",
    ];

    private const string Servers =
        """
        server { listen 127.0.0.1:@port@; server_name first.example; return 200 first; }
        server { listen 127.0.0.1:@port@; server_name exact.example.org; return 200 exact; }
        server { listen 127.0.0.1:@port@; server_name *.example.org; return 200 head; }
        server { listen 127.0.0.1:@port@; server_name *.long.example.org; return 200 long-head; }
        server { listen 127.0.0.1:@port@; server_name .dotted.net; return 200 dotted; }
        server { listen 127.0.0.1:@port@ default_server; server_name _; return 200 default; }
        server { listen 127.0.0.1:@port@; server_name mail.*; return 200 tail; }
        server { listen 127.0.0.1:@port@; server_name ~^w(?<number>\d+)\.io$; return 200 regex; }
        server { listen 127.0.0.1:@port@; server_name ~io$; return 200 second-regex; }
        """;

    private static readonly string[] s_hosts =
    [
        "first.example", "FIRST.example", "exact.example.org", "a.example.org", "a.b.example.org", "a.long.example.org", "long.example.org", "example.org",
        "dotted.net", "a.dotted.net", "mail.example.com", "mail.example.org", "mail.io", "w1.io", "w.io", "nobody.test", "first.example.", "xdotted.net",
    ];

    [Fact]
    public async Task Paths_find_the_location_that_the_real_nginx_finds()
    {
        await using var nginx = await StartAsync($"server {{ listen 127.0.0.1:@port@; {Locations} }}");

        Assert.Equal(
            await nginx.AskAsync(s_paths.Select(path => (path, "localhost"))),
            s_paths.Select(path => $"{path} {nginx.Read(path, "localhost")}"));
    }

    [Fact]
    public async Task Hosts_find_the_server_that_the_real_nginx_finds()
    {
        await using var nginx = await StartAsync(Servers);

        Assert.Equal(
            await nginx.AskAsync(s_hosts.Select(host => ("/", host))),
            s_hosts.Select(host => $"/ {nginx.Read("/", host)}"));
    }

    private static async Task<Answering> StartAsync(string servers)
    {
        var program = ChildProcess.Find("nginx");
        Assert.SkipWhen(program is null, "nginx is not installed (apt-get install nginx-light).");
        var port = FreePort.Next();
        var folder = new TempFolder();
        var text = "daemon off; pid nginx.pid; error_log error.log; events { }\n"
            + "http { access_log off; default_type text/plain; client_body_temp_path b; proxy_temp_path p; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;\n"
            + servers.Replace("@port@", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n}\n";
        var file = Path.Combine(folder.FullPath, "nginx.conf");
        await File.WriteAllTextAsync(file, text);
        var process = new ChildProcess(program!, "-p", folder.FullPath + "/", "-c", file);
        var answering = new Answering(folder, process, port, text);
        await Eventually.True(() => process.HasExited || answering.Listens(), "nginx listens");
        Assert.False(process.HasExited, process.Output);
        return answering;
    }

    /// <summary>A real nginx, and its configuration.</summary>
    private sealed class Answering(TempFolder folder, ChildProcess process, int port, string text) : IAsyncDisposable
    {
        public async Task<IReadOnlyList<string>> AskAsync(IEnumerable<(string Path, string Host)> requests)
        {
            var answers = new List<string>();
            foreach (var (path, host) in requests)
            {
                using var client = new TcpClient("127.0.0.1", port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"));
                using var reader = new StreamReader(client.GetStream());
                var answer = await reader.ReadToEndAsync().WaitAsync(Eventually.Limit);
                answers.Add($"{path} {(answer.StartsWith("HTTP/1.1 301", StringComparison.Ordinal) ? "redirect" : answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..])}");
            }

            return answers;
        }

        public string Read(string path, string host)
        {
            var answer = ConfigTexts.Read(text, path, host, port).Directives[0];
            return answer.Explains.Contains("redirected", StringComparer.Ordinal) ? "redirect" : answer.Value["200 ".Length..];
        }

        public bool Listens()
        {
            try
            {
                using var client = new TcpClient("127.0.0.1", port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await process.DisposeAsync();
            folder.Dispose();
        }
    }
}
