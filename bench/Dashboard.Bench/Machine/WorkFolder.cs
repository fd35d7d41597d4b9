namespace Dashboard.Bench.Machine;

/// <summary>A folder on a real disk: what is durable in memory costs nothing, and would be a lie here.</summary>
internal sealed class WorkFolder : IDisposable
{
    private static readonly string[] s_inMemory = ["tmpfs", "ramfs"];

    private WorkFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public static WorkFolder Create(string root)
    {
        string?[] places = [Environment.GetEnvironmentVariable("TMPDIR"), "/var/tmp", Path.Combine(root, "artifacts")];
        var place = places.OfType<string>().Where(one => one.Length > 0).FirstOrDefault(IsOnDisk)
            ?? throw new BenchException("no folder on a disk: set TMPDIR to one that is not in memory.");
        var path = Path.Combine(place, $"dashboard-bench-{Environment.ProcessId}");
        Directory.CreateDirectory(path);
        return new WorkFolder(path);
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);

    private static bool IsOnDisk(string folder)
    {
        Directory.CreateDirectory(folder);
        return !s_inMemory.Contains(new DriveInfo(folder).DriveFormat, StringComparer.Ordinal);
    }
}
