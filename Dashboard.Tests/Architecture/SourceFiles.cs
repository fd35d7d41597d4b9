using Dashboard.Tests.Support;

namespace Dashboard.Tests.Architecture;

/// <summary>The files that people write and read.</summary>
internal static class SourceFiles
{
    private static readonly string[] s_extensions = [".cs", ".razor", ".js", ".css", ".sh", ".conf", ".c", ".h", ".mjs"];
    private static readonly string[] s_built = ["bin", "obj", "artifacts", "data", "node_modules", ".git"];

    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(file => s_extensions.Contains(Path.GetExtension(file), StringComparer.Ordinal))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split('/').Intersect(s_built, StringComparer.Ordinal).Any()),
    ];

    /// <summary>The room that a file is in, such as <c>Server/Sse</c>; null for what stands beside the rooms.</summary>
    public static string? FolderOf(string file) => Path.GetRelativePath(Repository.Root, file).Split('/') switch
    {
        ["Dashboard.Client" or "Dashboard.Server" or "Dashboard.Tests", "wwwroot" or "Properties", ..] => null,
        ["Dashboard.Server", "Diagnostics", var room, _, ..] => $"Server/Diagnostics/{room}",
        [['D', 'a', 's', 'h', 'b', 'o', 'a', 'r', 'd', '.', .. var project], var folder, _, ..] => $"{project}/{folder}",
        _ => null,
    };
}
