using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>A small file system of a test's own, which can be full or lose its power.</summary>
internal sealed class StoreMount : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string[] _mount;

    private StoreMount(params string[] mount) => _mount = mount;

    /// <summary>Where it is mounted.</summary>
    public string FullPath => Path.Combine(_folder.FullPath, "mounted");

    private string Image => Path.Combine(_folder.FullPath, "image");

    /// <summary>A file system in memory.</summary>
    public static async Task<StoreMount> MemoryAsync(string size)
    {
        StoreTool.RequireSuperUser();
        var mount = new StoreMount("-t", "tmpfs", "-o", $"size={size}", "tmpfs");
        await mount.MountAsync();
        return mount;
    }

    /// <summary>A file system in a file: what was not written through to it is lost when its power is cut.</summary>
    public static async Task<StoreMount> ImageAsync(string fileSystem)
    {
        StoreTool.RequireSuperUser();
        StoreTool.Require("xfs_io", "xfsprogs");
        StoreTool.Require($"mkfs.{fileSystem}", fileSystem == "xfs" ? "xfsprogs" : "e2fsprogs");
        var mount = new StoreMount("-t", fileSystem, "-o", "loop");
        await using (var image = File.Create(mount.Image))
        {
            // The least that mkfs.xfs takes; the file has holes where nothing is written.
            image.SetLength(320 * 1024 * 1024);
        }

        var made = await StoreTool.RunAsync($"mkfs.{fileSystem}", "-q", mount.Image);
        Assert.True(made.Succeeded, made.Output);
        await mount.MountAsync();
        return mount;
    }

    /// <summary>Changes the size of one in memory.</summary>
    public async Task ResizeAsync(string size)
    {
        var resized = await StoreTool.RunAsync("mount", "-o", $"remount,size={size}", FullPath);
        Assert.True(resized.Succeeded, resized.Output);
    }

    /// <summary>Nothing is written from now on, and what waits to be written is gone.</summary>
    public async Task CutPowerAsync()
    {
        var cut = await StoreTool.RunAsync("xfs_io", "-x", "-c", "shutdown", FullPath);
        Assert.True(cut.Succeeded, cut.Output);
    }

    /// <summary>Mounts it anew, after everybody has left it.</summary>
    public async Task RestorePowerAsync()
    {
        await Eventually.True(async () => (await StoreTool.RunAsync("umount", FullPath)).Succeeded, "nobody is in the file system");
        await MountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StoreTool.RunAsync("umount", "-l", FullPath);
        _folder.Dispose();
    }

    private async Task MountAsync()
    {
        Directory.CreateDirectory(FullPath);
        string[] what = File.Exists(Image) ? [Image] : [];
        var mounted = await StoreTool.RunAsync("mount", [.. _mount, .. what, FullPath]);
        Assert.SkipUnless(mounted.Succeeded, $"This machine does not mount ({string.Join(' ', _mount)}): {mounted.Output}");
    }
}
