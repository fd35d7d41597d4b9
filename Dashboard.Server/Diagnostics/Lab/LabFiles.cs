using Dashboard.Client.Contracts.Diagnoses;
using Microsoft.Extensions.Options;

namespace Dashboard.Server.Diagnostics.Lab;

/// <summary>The configurations that come with the server.</summary>
internal sealed class LabFiles
{
    private const string Faults = "faults";

    private readonly string _folder;
    private readonly Lazy<IReadOnlyList<LabFault>> _all;

    public LabFiles(IOptions<LabOptions> options, IHostEnvironment environment)
    {
        _folder = FolderOf(options.Value.Folder, environment.ContentRootPath);

        // Read once: they belong to the build.
        _all = new(() => ReadAll(Path.Combine(_folder, Faults)));
    }

    /// <summary>Those of a kind together; none where the files were not brought along.</summary>
    public IReadOnlyList<LabFault> All => _all.Value;

    public LabFault? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);

    /// <summary>Puts a copy of all files into a folder, with the two addresses in place of the usual ones.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="fault">The fault that is to be started.</param>
    /// <param name="listen">Where the broken proxy listens, such as <c>127.0.0.1:40001</c>.</param>
    /// <param name="server">What it forwards to, such as <c>127.0.0.1:5080</c>.</param>
    /// <returns>The configuration of the fault.</returns>
    public string CopyTo(string folder, LabFault fault, string listen, string server)
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.conf", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);

            // By way of placeholders: one address may be what the other one was.
            File.WriteAllText(copy, File.ReadAllText(file)
                .Replace("127.0.0.1:8080", "@proxy@", StringComparison.Ordinal)
                .Replace("127.0.0.1:5080", "@server@", StringComparison.Ordinal)
                .Replace("@proxy@", listen, StringComparison.Ordinal)
                .Replace("@server@", server, StringComparison.Ordinal));
        }

        return Path.Combine(folder, Faults, fault.Name + ".conf");
    }

    /// <summary>Beside the program, where a build and a publish put them, or in the repository beside the content.</summary>
    private static string FolderOf(string configured, string contentRoot) => configured.Length > 0
        ? Path.GetFullPath(configured)
        : Array.Find(
            [Path.Combine(AppContext.BaseDirectory, "nginx"), Path.GetFullPath(Path.Combine(contentRoot, "..", "nginx"))],
            folder => Directory.Exists(Path.Combine(folder, Faults))) ?? "";

    private static IReadOnlyList<LabFault> ReadAll(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.conf")
            .Select(file => LabFile.Read(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))
            .OfType<LabFault>()
            .OrderBy(fault => LabKinds.PlaceOf(fault.Code)).ThenBy(fault => fault.Name, StringComparer.Ordinal),
    ];
}
