using System.Globalization;
using System.Text;
using Dashboard.Bench.Machine;

namespace Dashboard.Bench.Profile;

/// <summary>A memory profile as people read it.</summary>
internal static class ProfileReport
{
    private const double Mega = 1 << 20;

    private static readonly (string Name, Func<MemoryMoment, long> Read)[] s_parts =
    [
        ("resident (VmRSS)", moment => moment.Process.Resident),
        ("resident, shared parts divided (Pss)", moment => moment.Process.Proportional),
        ("– anonymous: heap, stacks, native", moment => moment.Process.Anonymous),
        ("– files: code", moment => moment.Process.Files),
        ("– shared: compiled code", moment => moment.Process.Shared),
        ("managed heap, committed", moment => moment.Heap.Committed),
        ("managed heap, objects", moment => moment.Heap.Bytes),
    ];

    public static string Head(MachineFacts machine, DateTimeOffset date) =>
        $"{date:yyyy-MM-dd}, {machine.Processor}, {MachineFacts.Processors} processors, {machine.System}, {machine.Kernel}; "
        + $".NET {machine.Versions[".NET"]}, commit {machine.Versions["commit"]}.";

    public static string Render(MemoryProfile profile, int types)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### {profile.Connections:N0} idle connections (`{profile.Server}`)").AppendLine();
        AppendParts(text, profile);
        AppendTypes(text, profile, types);
        return text.ToString();
    }

    private static void AppendParts(StringBuilder text, MemoryProfile profile)
    {
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"| MB | none | {ProfileOptions.Base:N0}, collected | {profile.Connections:N0} | {profile.Connections:N0}, collected | bytes/connection | collected |");
        text.AppendLine("| --- | --: | --: | --: | --: | --: | --: |");
        foreach (var (name, read) in s_parts)
        {
            var (empty, warm, full, collected) = (read(profile.Empty), read(profile.Warm), read(profile.Full), read(profile.Collected));
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {name} | {empty / Mega:N1} | {warm / Mega:N1} | {full / Mega:N1} | {collected / Mega:N1} | {PerConnection(full - empty, profile.Connections):N0} | {PerConnection(collected - warm, Further(profile)):N0} |");
        }
    }

    private static void AppendTypes(StringBuilder text, MemoryProfile profile, int types)
    {
        var grown = Growth(profile).OrderByDescending(one => one.Value.Bytes).ThenBy(one => one.Key, StringComparer.Ordinal).ToArray();
        text.AppendLine().AppendLine("| type | objects/connection | bytes/connection |").AppendLine("| --- | --: | --: |");
        foreach (var (name, use) in grown.Take(types))
        {
            AppendType(text, $"`{name}`", use, profile);
        }

        AppendType(text, "everything else", Sum(grown.Skip(types)), profile);
        AppendType(text, "**all objects**", Sum(grown), profile);
    }

    /// <summary>What came with the connections after the first ones: what is there once for all falls out.</summary>
    private static Dictionary<string, TypeUse> Growth(MemoryProfile profile)
    {
        var (before, after) = (profile.Warm.Heap.Types, profile.Collected.Heap.Types);
        return before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .GroupBy(TypeText.Of, name => after.GetValueOrDefault(name) - before.GetValueOrDefault(name), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Aggregate(default(TypeUse), (sum, one) => sum + one), StringComparer.Ordinal);
    }

    private static TypeUse Sum(IEnumerable<KeyValuePair<string, TypeUse>> uses) =>
        uses.Aggregate(default(TypeUse), (sum, one) => sum + one.Value);

    private static void AppendType(StringBuilder text, string name, TypeUse use, MemoryProfile profile) => text.AppendLine(
        CultureInfo.InvariantCulture,
        $"| {name} | {PerConnection(use.Count, Further(profile)):N2} | {PerConnection(use.Bytes, Further(profile)):N1} |");

    private static int Further(MemoryProfile profile) => profile.Connections - ProfileOptions.Base;

    private static double PerConnection(long growth, int connections) => (double)growth / connections;
}
