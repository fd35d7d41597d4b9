namespace Dashboard.Bench.Servers;

/// <summary>Programs of the system.</summary>
internal static class Tools
{
    private static readonly string[] s_moduleFolders =
        ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules", "/usr/local/nginx/modules"];

    public static string? Nginx { get; } = Find("nginx");

    public static string? NchanModule { get; } =
        s_moduleFolders.Select(folder => $"{folder}/ngx_nchan_module.so").FirstOrDefault(File.Exists);

    // Debian keeps nginx where the PATH of a plain user does not look.
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/usr/local/sbin:/sbin")
        .Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
