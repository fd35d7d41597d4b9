using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>Puts included files in the place of their <c>include</c>.</summary>
internal sealed class IncludedFiles(ConfigFiles files, int maxDirectives, List<ConfigRemark> remarks)
{
    /// <summary>Real configurations need three or four; more is a circle in disguise.</summary>
    private const int DeepestInclude = 16;

    /// <summary>A text that is not a configuration at all could be wrong in every line.</summary>
    private const int MaxRemarks = 100;

    /// <summary>With the limit of files it bounds how often a pattern is compared.</summary>
    private const int MostIncludes = 1000;

    private readonly Dictionary<string, IReadOnlyList<NginxDirective>> _parsed = new(StringComparer.Ordinal);
    private readonly Stack<string> _within = new();
    private int _directives;
    private int _includes;

    public IReadOnlyList<NginxDirective> All()
    {
        _within.Push(files.Main);
        var all = Expanded(Parsed(files.Main));
        if (_directives >= maxDirectives)
        {
            remarks.Add(new ConfigRemark(ConfigRemarkKind.Missing, $"Only the first {maxDirectives} directives are read (NginxConfig:MaxDirectives)."));
        }

        return all;
    }

    private IReadOnlyList<NginxDirective> Parsed(string file)
    {
        if (!_parsed.TryGetValue(file, out var directives))
        {
            directives = new ConfigParser(file, remarks, MaxRemarks).Parse(files.TextOf(file));
            _parsed.Add(file, directives);
        }

        return directives;
    }

    private List<NginxDirective> Expanded(IReadOnlyList<NginxDirective> directives)
    {
        var expanded = new List<NginxDirective>(directives.Count);
        foreach (var directive in directives.TakeWhile(_ => _directives < maxDirectives))
        {
            _directives++;
            if (directive.Is("include") && directive.Block is null)
            {
                expanded.AddRange(Include(directive));
            }
            else
            {
                expanded.Add(directive.Block is null ? directive : directive with { Block = Expanded(directive.Block) });
            }
        }

        return expanded;
    }

    private List<NginxDirective> Include(NginxDirective include)
    {
        var found = _includes++ < MostIncludes ? files.Included(include.First) : [];
        if (found.Count == 0)
        {
            // A pattern may match nothing, and a complete text then has nothing of it.
            if (!(files.IsDump && ConfigFiles.IsPattern(include.First)))
            {
                Remark(include, ConfigRemarkKind.Missing, $"`{include.First}` is not in the text: what it sets is not known. The output of `nginx -T` has all files.");
            }

            return [];
        }

        var content = new List<NginxDirective>();
        foreach (var file in found)
        {
            if (_within.Contains(file, StringComparer.Ordinal) || _within.Count > DeepestInclude)
            {
                Remark(include, ConfigRemarkKind.Wrong, $"`{file}` includes itself, directly or by way of others.");
                continue;
            }

            _within.Push(file);
            content.AddRange(Expanded(Parsed(file)));
            _within.Pop();
        }

        return content;
    }

    private void Remark(NginxDirective include, ConfigRemarkKind kind, string text)
    {
        if (remarks.Count < MaxRemarks)
        {
            remarks.Add(new ConfigRemark(kind, text, include.Place));
        }
    }
}
