using System.Globalization;

namespace Dashboard.Bench.Screen;

/// <summary>How busy all processors of the machine are, from one moment on: what is late while they are, may be late for want of one.</summary>
internal sealed class MachineTime
{
    private readonly (long Idle, long All) _before = Read();

    /// <summary>The share of their time that was not idle, in per cent.</summary>
    public double Percent
    {
        get
        {
            var (idle, all) = Read();
            return 100 - 100.0 * (idle - _before.Idle) / Math.Max(1, all - _before.All);
        }
    }

    /// <summary>The first line of <c>/proc/stat</c> (proc(5)): user, nice, system, idle, waiting for disks, and more.</summary>
    private static (long Idle, long All) Read()
    {
        long[] times = [.. File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(one => long.Parse(one, CultureInfo.InvariantCulture))];
        return (times[3] + times[4], times.Sum());
    }
}
