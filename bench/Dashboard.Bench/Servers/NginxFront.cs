namespace Dashboard.Bench.Servers;

/// <summary>The shipped nginx files, with other ports.</summary>
internal static class NginxFront
{
    /// <summary>Writes them into the folder, for a proxy on one port and a server on another.</summary>
    public static IReadOnlyList<string> Command(Site site, int serverPort)
    {
        var source = Path.Combine(site.Root, "nginx");
        foreach (var file in Directory.EnumerateFiles(source, "*.conf"))
        {
            // By way of @...@, because one port may be what the other one was.
            File.WriteAllText(
                Path.Combine(site.Folder, Path.GetFileName(file)),
                File.ReadAllText(file)
                    .Replace("127.0.0.1:8080", "@proxy@", StringComparison.Ordinal)
                    .Replace("127.0.0.1:5080", "@server@", StringComparison.Ordinal)
                    .Replace("@proxy@", $"127.0.0.1:{site.Port}", StringComparison.Ordinal)
                    .Replace("@server@", $"127.0.0.1:{serverPort}", StringComparison.Ordinal));
        }

        var program = Tools.Nginx ?? throw new BenchException("nginx is not installed.");
        return [program, "-p", site.Folder, "-c", Path.Combine(site.Folder, "nginx.conf")];
    }
}
