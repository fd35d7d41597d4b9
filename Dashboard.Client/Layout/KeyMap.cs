namespace Dashboard.Client.Layout;

/// <summary>
/// The keys that do something now. Pages add theirs and take them away again; the last who added a key has it. One map
/// a circuit; use it from the circuit's own thread.
/// </summary>
public sealed class KeyMap
{
    private readonly List<Entry> _entries = [];

    /// <summary>Raised after a key was added or taken away.</summary>
    public event Action? Changed;

    /// <summary>The keys that do something, in the order in which they were added.</summary>
    public IReadOnlyList<KeyBinding> Bindings => [.. _entries
        .Where(entry => Find(entry.Binding.Keys) == entry)
        .Select(entry => entry.Binding)];

    /// <summary>Gives a key something to do, until the answer is disposed of.</summary>
    /// <param name="keys">The key or the two keys; see <see cref="KeyBinding"/>.</param>
    /// <param name="words">What it does; keys with the same words stand in one line of the list.</param>
    /// <param name="handler">Does it, on the circuit's own thread; a component renders afterwards as it would after a click only where the handler asks for it.</param>
    /// <param name="group">Where it stands in the list.</param>
    public IDisposable Register(string keys, string words, Func<Task> handler, KeyGroup group = KeyGroup.Page)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keys);
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        ArgumentNullException.ThrowIfNull(handler);
        var entry = new Entry(new KeyBinding(keys, words, group), handler, this);
        _entries.Add(entry);
        Changed?.Invoke();
        return entry;
    }

    /// <summary>Does what a key does; nothing where nobody has it any more.</summary>
    public Task PressAsync(string keys) => Find(keys)?.Handler() ?? Task.CompletedTask;

    private Entry? Find(string keys) => _entries.FindLast(entry => entry.Binding.Keys == keys);

    private void Remove(Entry entry)
    {
        if (_entries.Remove(entry))
        {
            Changed?.Invoke();
        }
    }

    private sealed class Entry(KeyBinding binding, Func<Task> handler, KeyMap map) : IDisposable
    {
        public KeyBinding Binding => binding;

        public Func<Task> Handler => handler;

        public void Dispose() => map.Remove(this);
    }
}
