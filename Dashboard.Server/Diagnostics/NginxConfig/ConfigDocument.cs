using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Server.Diagnostics.NginxConfig;

/// <summary>A text as nginx would see it: one tree, with what is included in its place.</summary>
/// <param name="Main">What stands outside all blocks.</param>
/// <param name="Http">What the block <c>http</c> holds, or is taken to hold.</param>
/// <param name="IsSnippet">Whether the text begins below <c>http</c>, so that what is outside is not known.</param>
/// <param name="Version">nginx's version, where the text tells it.</param>
internal sealed record ConfigDocument(
    IReadOnlyList<NginxDirective> Main, IReadOnlyList<NginxDirective> Http, bool IsSnippet, Version? Version)
{
    public static ConfigDocument Read(string text, int maxDirectives, List<ConfigRemark> remarks)
    {
        var main = new IncludedFiles(new ConfigFiles(text, remarks), maxDirectives, remarks).All();
        var http = main.FirstOrDefault(directive => directive.Is("http") && directive.Block is not null);
        return http is not null
            ? new ConfigDocument(main, http.Inside, IsSnippet: false, NginxVersion.In(text))
            : new ConfigDocument([], Completed(main, remarks), IsSnippet: true, NginxVersion.In(text));
    }

    private static List<NginxDirective> Completed(IReadOnlyList<NginxDirective> main, List<ConfigRemark> remarks)
    {
        remarks.Add(new ConfigRemark(
            ConfigRemarkKind.Note,
            "The text has no `http` block: it is read as a part of one. What stands outside of it is not known, and counts as not set."));
        var outside = main.Where(directive => directive.Is("server") || directive.Is("upstream") || directive.Is("map")).ToList();
        var inServer = main.Except(outside).ToList();
        return inServer.Any(directive => directive.Is("location") || directive.Is("listen") || directive.Is("server_name"))
            ? [.. outside, new NginxDirective("server", [], inServer[0].Place, inServer)]
            : [.. main];
    }
}
