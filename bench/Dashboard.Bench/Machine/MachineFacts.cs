using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Bench.Servers;

namespace Dashboard.Bench.Machine;

/// <summary>What the figures were measured on and with.</summary>
internal sealed record MachineFacts(string Processor, string Kernel, string Memory, string System, IReadOnlyDictionary<string, string> Versions)
{
    /// <summary>As the driver sees it, which is not pinned.</summary>
    public static int Processors { get; } = Environment.ProcessorCount;

    public static MachineFacts Read(string root) => new(
        Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Run("uname", "-sr"),
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.#} GB",
        (Field("/etc/os-release", "PRETTY_NAME", '=') ?? "unknown").Trim('"'),
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [".NET"] = Environment.Version.ToString(),
            ["nginx"] = Tools.Nginx is { } nginx ? Run(nginx, "-v").Replace("nginx version: nginx/", "", StringComparison.Ordinal) : "not installed",
            ["nchan"] = Tools.NchanModule is null ? "not installed" : Run("dpkg-query", "-W", "-f=${Version}", "libnginx-mod-nchan"),
            ["node"] = Tools.Find("node") is null ? "not installed" : Run("node", "--version"),
            ["gcc"] = Run("gcc", "-dumpfullversion"),
            ["commit"] = Run("git", "-C", root, "describe", "--always", "--dirty", "--abbrev=12"),
        });

    /// <summary>Files that a program started from here may open; null where the system tells no limit.</summary>
    public static long? FileLimit()
    {
        // "Max open files            1024                 1048576              files": a server raises its soft limit itself.
        var line = File.ReadLines("/proc/self/limits").FirstOrDefault(text => text.StartsWith("Max open files", StringComparison.Ordinal));
        var hard = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, var value, ..] ? value : null;
        return long.TryParse(hard, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }

    private static string? Field(string file, string name, char separator = ':') => File.Exists(file)
        ? File.ReadLines(file).Select(line => line.Split(separator, 2)).FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim() == name)?[1].Trim()
        : null;

    private static string Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            });
            // nginx tells its version on the error output.
            var words = process is null ? "" : process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
            return words.Split('\n')[0].Trim() is { Length: > 0 } line ? line : "unknown";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unknown";
        }
    }
}
