using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>What a text does to one path.</summary>
internal sealed record PathReading(ChosenBlock Server, ChosenBlock? Location, IReadOnlyList<DecidingDirective> Directives)
{
    private const int LongestOpening = 200;

    /// <summary>Reads; null where no server of the text can be asked.</summary>
    public static PathReading? Of(ConfigDocument document, (string? Host, int? Port) asked, string path, List<ConfigRemark> remarks)
    {
        var patterns = new PatternMatching();
        if (ServerChoice.Of(document.Http, asked, patterns, remarks) is not { } server)
        {
            return null;
        }

        var block = new ChosenBlock(Opening(server.Server, NameOf(server.Server)), server.Server.Place, server.Why);
        var all = new EffectiveConfig(document, server, []);
        if (all.ServerLevel.Any(one => one.Is("return")))
        {
            PathChanges.Remark(all, path, patterns, remarks);
            return new PathReading(block, null, [RoutingDirectives.Answered(all)!]);
        }

        var choice = LocationChoice.Of(server.Server, path, patterns, remarks);
        var fallback = PathChanges.Fallback(server.Server, choice.Chain, remarks);
        var chain = fallback is null ? choice.Chain : [fallback];
        var config = new EffectiveConfig(document, server, chain);
        PathChanges.Remark(config, path, patterns, remarks);
        var location = chain.Count == 0
            ? null
            : new ChosenBlock(
                Opening(chain[^1].Directive, string.Join(' ', chain[^1].Directive.Args)),
                chain[^1].Directive.Place,
                fallback is null ? choice.Why : "`try_files` leads to it where no file is found.");
        return new PathReading(block, location, Deciding(config, choice));
    }

    private static List<DecidingDirective> Deciding(EffectiveConfig config, LocationChoice choice)
    {
        var routing = RoutingDirectives.Explain(config, choice).ToList();
        var forwards = config.ProxyPass is not null && choice.RedirectsToFolder is null && RoutingDirectives.Answered(config) is null;
        IEnumerable<DecidingDirective> others = forwards
            ?
            [
                .. BufferingDirectives.Explain(config), .. FilterDirectives.Explain(config), .. TimeoutDirectives.Explain(config),
                .. HeaderDirectives.Explain(config), .. LimitDirectives.Explain(config), .. CapacityDirectives.Explain(config),
                .. IdleDirectives.Explain(config),
            ]
            : [];
        return [.. routing.Concat(others).OrderBy(one => one.Rating)];
    }

    private static string NameOf(NginxDirective server) =>
        string.Join(' ', server.Inside.Where(one => one.Is("server_name")).SelectMany(one => one.Args).Take(3));

    private static string Opening(NginxDirective block, string rest)
    {
        var opening = $"{block.Name} {rest}".TrimEnd();
        return opening.Length <= LongestOpening ? opening : opening[..LongestOpening] + "…";
    }
}
