using Dashboard.Tests.Support;

namespace Dashboard.Tests.Faults;

/// <summary>Programs of the system that make faults.</summary>
internal static class StoreTool
{
    /// <summary>Skips the test where a program is missing.</summary>
    public static void Require(string program, string package) =>
        Assert.SkipWhen(ChildProcess.Find(program) is null, $"{program} is not installed (apt-get install {package}).");

    /// <summary>Skips the test where this is not the super-user.</summary>
    public static void RequireSuperUser() =>
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only the super-user mounts file systems.");

    /// <summary>Runs a program to its end.</summary>
    /// <returns>Whether it succeeded, and what it wrote.</returns>
    public static async Task<(bool Succeeded, string Output)> RunAsync(string program, params string[] arguments)
    {
        await using var process = new ChildProcess(ChildProcess.Find(program) ?? program, arguments);
        var succeeded = await process.ExitCodeAsync() == 0;
        return (succeeded, process.Output);
    }
}
