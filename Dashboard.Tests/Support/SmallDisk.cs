namespace Dashboard.Tests.Support;

/// <summary>A disk of a few megabytes, in memory. Skips the test where nobody may mount one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly TempFolder _folder;

    private SmallDisk(TempFolder folder) => _folder = folder;

    public string FullPath => _folder.FullPath;

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var folder = new TempFolder();
        if (ChildProcess.Find("mount") is null || await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", folder.FullPath) != 0)
        {
            folder.Dispose();
            Assert.Skip("Mounting a small disk needs the rights of root.");
        }

        return new SmallDisk(folder);
    }

    public async Task ResizeAsync(int megabytes) =>
        Assert.Equal(0, await RunAsync("mount", "-o", $"remount,size={megabytes}m", FullPath));

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, await RunAsync("umount", FullPath));
        _folder.Dispose();
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        await using var process = new ChildProcess(program, arguments);
        return await process.ExitCodeAsync();
    }
}
