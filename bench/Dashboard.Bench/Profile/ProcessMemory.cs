using System.Globalization;

namespace Dashboard.Bench.Profile;

/// <summary>The resident memory of a process, in bytes, as the kernel counts it.</summary>
/// <param name="Resident">All of it (<c>Rss</c>, which is <c>VmRSS</c> elsewhere).</param>
/// <param name="Proportional">The same, with what is shared divided among those who share it (<c>Pss</c>).</param>
/// <param name="Anonymous">The part of that which is no file: the managed heap, stacks, what native code allocates.</param>
/// <param name="Files">The part of that which is mapped from files: mostly code.</param>
/// <param name="Shared">The part of that which is mapped from memory: what the runtime has compiled.</param>
internal sealed record ProcessMemory(long Resident, long Proportional, long Anonymous, long Files, long Shared)
{
    public static ProcessMemory Read(int process) => Parse(File.ReadLines($"/proc/{process}/smaps_rollup"));

    /// <param name="lines">Such as <c>Pss_Anon:           29336 kB</c>.</param>
    public static ProcessMemory Parse(IEnumerable<string> lines)
    {
        var kilobytes = lines
            .Select(line => line.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts is [_, _, "kB"])
            .ToDictionary(parts => parts[0], parts => long.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        long Bytes(string name) => 1_024 * kilobytes.GetValueOrDefault(name);
        return new ProcessMemory(Bytes("Rss"), Bytes("Pss"), Bytes("Pss_Anon"), Bytes("Pss_File"), Bytes("Pss_Shmem"));
    }
}
