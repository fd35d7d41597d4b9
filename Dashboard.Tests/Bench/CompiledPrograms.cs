using Dashboard.Tests.Bench;
using Dashboard.Tests.Support;

[assembly: AssemblyFixture(typeof(CompiledPrograms))]

namespace Dashboard.Tests.Bench;

/// <summary>The C programs of bench/, compiled as bench/run.sh does it: once, by the first test that asks.</summary>
public sealed class CompiledPrograms : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Lazy<Task> _compiled;

    public CompiledPrograms() => _compiled = new Lazy<Task>(CompileAsync);

    /// <summary>The folder that they are in; skips the test where there is no compiler.</summary>
    public async Task<string> FolderAsync()
    {
        Assert.SkipWhen(ChildProcess.Find("gcc") is null, "gcc is not installed (apt-get install gcc libc6-dev).");
        await _compiled.Value;
        return _folder.FullPath;
    }

    public void Dispose() => _folder.Dispose();

    private async Task CompileAsync()
    {
        await using var compiler = new ChildProcess(Repository.PathTo("bench", "compile.sh"), _folder.FullPath);
        Assert.True(await compiler.ExitCodeAsync() == 0, compiler.Output);
    }
}
