using System.Globalization;

namespace Dashboard.Bench.Screen;

/// <summary>
/// Who takes the machine's processors, from one moment on, in per cent of one of them: what is late while all are taken may be
/// late for want of one.
/// </summary>
internal sealed class MachineTime
{
    /// <summary>See <see cref="ProcessorTime"/>.</summary>
    private const double TicksPerSecond = 100;

    private readonly long _beganAt = TimeProvider.System.GetTimestamp();
    private readonly double _busy = Busy();
    private readonly Dictionary<int, Spent> _before = Processes();

    /// <summary>All together, those included that have ended since.</summary>
    public double Percent() => Share(Busy() - _busy);

    /// <summary>One process.</summary>
    public double Percent(int process) => Share(Processes()[process].Seconds - _before.GetValueOrDefault(process).Seconds);

    /// <summary>A process and what it has started, and these in turn, but for one of them.</summary>
    public double PercentWithChildren(int process, int without)
    {
        var now = Processes();
        return Share(Under(process).Sum(one => now[one].Seconds - _before.GetValueOrDefault(one).Seconds));

        IEnumerable<int> Under(int parent) => now.Keys.Where(one => now[one].Parent == parent && one != without).SelectMany(Under).Append(parent);
    }

    private double Share(double seconds) => 100 * seconds / TimeProvider.System.GetElapsedTime(_beganAt).TotalSeconds;

    /// <summary>The first line of <c>/proc/stat</c> (proc(5)): user, nice, system, idle, waiting for disks, and more.</summary>
    private static double Busy()
    {
        long[] times = [.. Numbers(File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))];
        return (times.Sum() - times[3] - times[4]) / TicksPerSecond;
    }

    private static Dictionary<int, Spent> Processes()
    {
        var spent = new Dictionary<int, Spent>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var process) && Read(folder) is { } one)
            {
                spent.Add(process, one);
            }
        }

        return spent;
    }

    /// <summary>Null where it has just ended. The name in the second field may hold spaces.</summary>
    private static Spent? Read(string folder)
    {
        try
        {
            var text = File.ReadAllText($"{folder}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return new Spent(int.Parse(fields[1], CultureInfo.InvariantCulture), Numbers(fields[11..13]).Sum() / TicksPerSecond);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IEnumerable<long> Numbers(IEnumerable<string> fields) => fields.Select(one => long.Parse(one, CultureInfo.InvariantCulture));

    /// <summary>What one has spent.</summary>
    /// <param name="Parent">Who started it.</param>
    /// <param name="Seconds">User and system time.</param>
    private readonly record struct Spent(int Parent, double Seconds);
}
