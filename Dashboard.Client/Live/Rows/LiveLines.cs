namespace Dashboard.Client.Live.Rows;

/// <summary>The lines of all groups, one below the other. Finding one costs a step for each group, not for each row.</summary>
public sealed class LiveLines
{
    private readonly SortedList<string, RowGroup> _groups = new(GroupOrder.Instance);
    private int _numbers;

    /// <summary>The groups, by name.</summary>
    public IReadOnlyList<RowGroup> Groups => _groups.Values.AsReadOnly();

    /// <summary>Whether groups have headings.</summary>
    public bool HasHeadings { get; private set; }

    /// <summary>How many lines there are.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var group in _groups.Values)
            {
                count += LinesOf(group);
            }

            return count;
        }
    }

    /// <summary>Some lines.</summary>
    /// <param name="start">The first, from 0 at the top.</param>
    /// <param name="count">The most.</param>
    public IReadOnlyList<LiveLine> Slice(int start, int count)
    {
        var lines = new List<LiveLine>(Math.Min(count, 256));
        foreach (var group in _groups.Values)
        {
            var here = LinesOf(group);
            for (; start < here && lines.Count < count; start++)
            {
                lines.Add(LineAt(group, start));
            }

            start -= here;
            if (lines.Count == count)
            {
                break;
            }
        }

        return lines;
    }

    /// <summary>Where a heading or a row stands, from 0 at the top; -1 where it is not shown.</summary>
    public int IndexOf(LiveLine line)
    {
        var before = 0;
        foreach (var group in _groups.Values)
        {
            if (group == line.Group)
            {
                var at = line.Row is { } row ? LineOf(group, row) : HasHeadings ? 0 : -1;
                return at < 0 ? -1 : before + at;
            }

            before += LinesOf(group);
        }

        return -1;
    }

    internal void Clear(bool hasHeadings)
    {
        _groups.Clear();
        HasHeadings = hasHeadings;
    }

    internal RowGroup GroupOf(string name)
    {
        if (!_groups.TryGetValue(name, out var group))
        {
            _groups.Add(name, group = new RowGroup(name, ++_numbers));
        }

        return group;
    }

    internal void DropIfEmpty(RowGroup group)
    {
        if (group.Rows.Count == 0)
        {
            _groups.Remove(group.Name);
        }
    }

    private int Heading => HasHeadings ? 1 : 0;

    private int LinesOf(RowGroup group) =>
        Heading + (group.Collapsed ? 0 : group.Rows.Count + group.Unfolded.Sum(row => row.Members.Count));

    private int LineOf(RowGroup group, LiveRow row)
    {
        var at = group.Collapsed ? -1 : group.Rows.IndexOf(row);
        return at < 0 ? -1 : Heading + at + group.Unfolded.Where(one => group.Rows.IndexOf(one) < at).Sum(one => one.Members.Count);
    }

    private LiveLine LineAt(RowGroup group, int line)
    {
        if (HasHeadings && line == 0)
        {
            return new LiveLine(group);
        }

        var at = line - Heading;
        foreach (var (row, index) in group.Unfolded.Select(row => (row, group.Rows.IndexOf(row))).OrderBy(one => one.Item2))
        {
            if (at <= index)
            {
                break;
            }

            if (at <= index + row.Members.Count)
            {
                return new LiveLine(group, row, row.Members[^(at - index)].Notification);
            }

            at -= row.Members.Count;
        }

        return new LiveLine(group, group.Rows[at]);
    }
}
