namespace Dashboard.Tests.Support;

/// <summary>A folder that ends with its test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string FullPath { get; } = Directory.CreateTempSubdirectory("dashboard-test-").FullName;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}
