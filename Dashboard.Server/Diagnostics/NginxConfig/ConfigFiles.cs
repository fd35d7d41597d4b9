using System.Text.RegularExpressions;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>The files of a text: those that <c>nginx -T</c> marks, or the one that it is.</summary>
internal sealed class ConfigFiles
{
    private const string Marker = "# configuration file ";
    private const string OnlyFile = "nginx.conf";

    /// <summary>Every pattern of an <c>include</c> is compared with every file; this bounds the work.</summary>
    private const int MostFiles = 1000;

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly string _folder;

    public ConfigFiles(string text, List<ConfigRemark> remarks)
    {
        string? name = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith(Marker, StringComparison.Ordinal) && line.TrimEnd('\r', ' ') is [.., ':'] marker)
            {
                Keep(name, lines, remarks);
                name = marker[Marker.Length..^1];
                Main ??= name;
                lines.Clear();
            }
            else
            {
                // What nginx itself says while it tests the configuration is often pasted along.
                lines.Add(name is null && line.StartsWith("nginx", StringComparison.Ordinal) && IsSaying(line) ? "" : line);
            }
        }

        IsDump = name is not null;
        Main ??= OnlyFile;
        Keep(name ?? OnlyFile, lines, remarks);
        _folder = Main.LastIndexOf('/') is >= 0 and var slash ? Main[..(slash + 1)] : "";
    }

    /// <summary>The file that nginx was started with: the first.</summary>
    public string Main { get; }

    /// <summary>Whether the text has the marks of <c>nginx -T</c>, and so should be complete.</summary>
    public bool IsDump { get; }

    public string TextOf(string name) => _texts.GetValueOrDefault(Normal(name), "");

    /// <summary>The files that an <c>include</c> means, in nginx's order; relative to the folder of the main file.</summary>
    public IReadOnlyList<string> Included(string pattern)
    {
        var path = Normal(pattern.StartsWith('/') ? pattern : _folder + pattern);
        if (!IsPattern(path))
        {
            return _texts.ContainsKey(path) ? [path] : [];
        }

        try
        {
            var glob = new Regex(GlobAsRegex(path), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
            return [.. _texts.Keys.Where(file => glob.IsMatch(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception failure) when (failure is RegexMatchTimeoutException or ArgumentException)
        {
            return [];
        }
    }

    public static bool IsPattern(string path) => path.AsSpan().ContainsAny('*', '?', '[');

    private static bool IsSaying(string line) =>
        line.StartsWith("nginx: ", StringComparison.Ordinal) || line.StartsWith("nginx version: ", StringComparison.Ordinal);

    private static string GlobAsRegex(string glob) => "^" + Regex.Escape(glob)
        .Replace(@"/\*", @"/(?!\.)[^/]*", StringComparison.Ordinal)
        .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
        .Replace(@"\?", "[^/]", StringComparison.Ordinal)
        .Replace(@"\[!", "[^", StringComparison.Ordinal)
        .Replace(@"\[", "[", StringComparison.Ordinal) + "$";

    /// <summary>Without <c>./</c> and <c>folder/../</c>, which nginx leaves in the names.</summary>
    private static string Normal(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private void Keep(string? name, List<string> lines, List<ConfigRemark> remarks)
    {
        if (name is not null && _texts.Count < MostFiles)
        {
            _texts.TryAdd(Normal(name), string.Join('\n', lines));
        }
        else if (name is not null)
        {
            remarks.RemoveAll(remark => remark.Kind == ConfigRemarkKind.Missing);
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Missing, $"Only the first {MostFiles} files are read."));
        }
        else if (lines.Any(line => line.AsSpan().Trim() is { Length: > 0 } said && !said.StartsWith("#", StringComparison.Ordinal)))
        {
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Note, $"The text before the first \"{Marker.Trim()}\" is not read."));
        }
    }
}
