using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Bench.Screen;

/// <summary>How much of one processor a process takes, from one moment on.</summary>
/// <param name="process">Its id.</param>
internal sealed class ProcessorTime(int process)
{
    /// <summary>Of the kernel's accounts of processes (proc(5), <c>sysconf(_SC_CLK_TCK)</c>): 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private readonly long _beganAt = Stopwatch.GetTimestamp();
    private readonly double _before = Seconds(process);

    /// <summary>The share of one processor since then, in per cent.</summary>
    public double Percent => 100 * (Seconds(process) - _before) / Stopwatch.GetElapsedTime(_beganAt).TotalSeconds;

    /// <summary>Resident memory in bytes.</summary>
    public static double ResidentMb(int process) => Profile.ProcessMemory.Read(process).Resident / (double)(1 << 20);

    /// <summary>User and system time; the name in the second field may hold spaces.</summary>
    private static double Seconds(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
