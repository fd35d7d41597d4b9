namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>A location, its modifier read; it may be written apart or together with the pattern.</summary>
internal sealed record NginxLocation(LocationKind Kind, string Pattern, NginxDirective Directive)
{
    public bool IsRegex => Kind is LocationKind.Regex or LocationKind.RegexAnyCase;

    public static IReadOnlyList<NginxLocation> In(NginxDirective block) =>
        [.. block.Inside.Where(directive => directive.Is("location") && directive.Block is not null).Select(Parse)];

    private static NginxLocation Parse(NginxDirective directive)
    {
        var (kind, pattern) = directive.Args switch
        {
            ["=", var path, ..] => (LocationKind.Exact, path),
            ["^~", var path, ..] => (LocationKind.PrefixAlone, path),
            ["~", var regex, ..] => (LocationKind.Regex, regex),
            ["~*", var regex, ..] => (LocationKind.RegexAnyCase, regex),
            [['=', .. var path], ..] => (LocationKind.Exact, path),
            [['^', '~', .. var path], ..] => (LocationKind.PrefixAlone, path),
            [['~', '*', .. var regex], ..] => (LocationKind.RegexAnyCase, regex),
            [['~', .. var regex], ..] => (LocationKind.Regex, regex),
            [['@', ..] name, ..] => (LocationKind.Named, name),
            _ => (LocationKind.Prefix, directive.First),
        };
        return new NginxLocation(kind, pattern, directive);
    }
}
