using System.Globalization;
using System.Runtime.InteropServices;
using Dashboard.Bench.Servers;
using Microsoft.Diagnostics.Runtime;

namespace Dashboard.Bench.Profile;

/// <summary>What is on the managed heap of a process, dead objects that were not collected yet included.</summary>
/// <param name="Committed">Bytes that the heap has from the system.</param>
/// <param name="Types">The objects by type.</param>
internal sealed record HeapSnapshot(long Committed, IReadOnlyDictionary<string, TypeUse> Types)
{
    private const int Attempts = 3;

    public long Bytes => Types.Values.Sum(use => use.Bytes);

    /// <summary>
    /// Takes one in a process of its own: the native library that reads heaps breaks down with its process now and then
    /// when it is loaded a second time.
    /// </summary>
    public static async Task<HeapSnapshot> TakeAsync(int process, CancellationToken token)
    {
        var words = "";
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            List<string> lines = [];
            await using var reader = Child.Start(
                ["dotnet", typeof(HeapSnapshot).Assembly.Location, "heap", $"{process}"], core: null, lines.Add);
            if (await reader.ExitAsync(token) == 0)
            {
                return Parse(lines);
            }

            words = reader.Words;
        }

        throw new BenchException($"its heap cannot be read: {words}");
    }

    /// <summary>
    /// Walks the heap of a process, which stands still meanwhile, and prints it: the committed bytes, then a line
    /// <c>count bytes type</c> for each type.
    /// </summary>
    public static void Print(int process, TextWriter output)
    {
        using var target = DataTarget.AttachToProcess(process, suspend: true);
        using var runtime = target.ClrVersions.Single().CreateRuntime();
        var types = new Dictionary<string, TypeUse>(StringComparer.Ordinal);
        foreach (var one in runtime.Heap.EnumerateObjects().Where(one => one is { IsFree: false, Type: not null }))
        {
            ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(types, one.Type!.Name ?? "?", out _);
            use += new TypeUse(1, (long)one.Size);
        }

        output.WriteLine(runtime.Heap.Segments.Sum(segment => (long)segment.CommittedMemory.Length));
        foreach (var (name, use) in types)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{use.Count} {use.Bytes} {name}"));
        }
    }

    public static HeapSnapshot Parse(IReadOnlyList<string> lines) => new(
        long.Parse(lines[0], CultureInfo.InvariantCulture),
        lines.Skip(1).Where(line => line.Length > 0)
            .Select(line => line.Split(' ', 3))
            .ToDictionary(
                parts => parts[2],
                parts => new TypeUse(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture)),
                StringComparer.Ordinal));
}
