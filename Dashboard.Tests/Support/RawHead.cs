namespace Dashboard.Tests.Support;

/// <summary>The first line and the headers of an answer.</summary>
internal sealed record RawHead(string FirstLine, IReadOnlyDictionary<string, string> Headers)
{
    public int Status => int.Parse(FirstLine.Split(' ')[1]);

    /// <summary>The value of a header; empty where it is missing.</summary>
    public string this[string name] => Headers.GetValueOrDefault(name, "");

    public override string ToString() => string.Join(" | ", Headers.Select(one => $"{one.Key}: {one.Value}").Prepend(FirstLine));

    public static RawHead Parse(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines[1..])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new RawHead(lines[0], headers);
    }
}
