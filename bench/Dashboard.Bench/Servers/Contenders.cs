namespace Dashboard.Bench.Servers;

/// <summary>The servers that are compared. Another one, or another variant of ours, is added here and nowhere else.</summary>
internal static class Contenders
{
    private const int PeerPad = 112;

    public static IReadOnlyList<Contender> All { get; } =
    [
        Ours("dashboard", "this server as it is shipped"),
        Ours("dashboard-pump", "this server without the hand-off", "--Sse:HandOff", "false"),
        new("nchan", "nchan in nginx, 1 worker, in memory", site => [Tools.Nginx!, "-p", site.Folder, "-c", NchanConfiguration.Write(site)])
        {
            IsNginx = true,
            ExtraPad = PeerPad,
            Missing = () => Tools.Nginx is null || Tools.NchanModule is null ? "not installed (libnginx-mod-nchan)" : null,
        },
        new("node", "a plain http hub on Node, in memory", site => ["node", $"{site.Root}/bench/node/hub.mjs", $"{site.Port}"])
        {
            ExtraPad = PeerPad,
            Missing = () => Tools.Find("node") is null ? "not installed (nodejs)" : null,
        },
        new("kestrel", "a bare endpoint of the same web server, in memory: what the framework allows", site =>
            ["dotnet", $"{site.Root}/bench/kestrel/bin/Release/net10.0/Dashboard.Bench.Kestrel.dll", $"{site.Port}"])
        {
            ExtraPad = PeerPad,
            OnlyIn = "publish",
        },
        new("floor", "a bare hub in C: what this machine allows", site => [$"{site.Programs}/floor", $"{site.Port}"])
        {
            ExtraPad = PeerPad,
        },
    ];

    private static Contender Ours(string name, string words, params string[] settings) =>
        new(name, words, site =>
        [
            // As run.sh starts it: the build output, production settings, everything else as shipped. All subscribers
            // of a bench come from one address.
            "dotnet", $"{site.Root}/Dashboard.Server/bin/Release/net10.0/Dashboard.Server.dll",
            "--contentRoot", $"{site.Root}/Dashboard.Server",
            "--urls", $"http://127.0.0.1:{site.Port}",
            "--EventLog:Directory", $"{site.Folder}/data",
            "--Diagnostics:ProxiedUrl=",
            "--Sse:MaxConnections", "60000",
            "--Sse:MaxConnectionsPerAddress", "60000",
            .. settings,
        ])
        {
            Ours = true,
            ReadyPath = "/health/ready",
        };
}
