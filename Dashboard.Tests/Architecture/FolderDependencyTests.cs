using System.Text.RegularExpressions;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Architecture;

/// <summary>Who may use whom: the table of the design, read from the sources themselves.</summary>
public sealed partial class FolderDependencyTests
{
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Client/Contracts"] = [],
        ["Client/Feeds"] = ["Client/Contracts"],
        ["Client/Queries"] = ["Client/Contracts", "Client/Layout"],
        ["Client/Reading"] = ["Client/Contracts"],
        ["Client/History"] = [
            "Client/Contracts", "Client/Details", "Client/Layout", "Client/Operations", "Client/Queries", "Client/Reading", "Client/Settings"],
        ["Client/Layout"] = ["Client/Contracts", "Client/Feeds"],
        ["Client/Tables"] = [],
        ["Client/Alerts"] = ["Client/Contracts", "Client/Feeds", "Client/Layout", "Client/Queries", "Client/Settings"],
        ["Client/Wall"] = ["Client/Contracts", "Client/Feeds", "Client/Layout", "Client/Queries", "Client/Reading"],
        ["Client/Shell"] = ["Client/Alerts", "Client/Contracts", "Client/Feeds", "Client/Layout", "Client/Settings"],
        ["Client/Live"] = [
            "Client/Contracts", "Client/Details", "Client/Feeds", "Client/Layout", "Client/Operations", "Client/Queries", "Client/Reading", "Client/Settings",
            "Client/Wall"],
        ["Client/Diagnostics"] = ["Client/Contracts", "Client/Feeds", "Client/Layout", "Client/Reading"],
        ["Client/Settings"] = ["Client/Contracts", "Client/Layout", "Client/Queries"],
        ["Client/Connections"] = ["Client/Contracts", "Client/Layout", "Client/Tables"],
        ["Client/Operations"] = ["Client/Contracts", "Client/Feeds", "Client/Layout", "Client/Queries"],
        ["Client/Details"] = ["Client/Contracts", "Client/Layout", "Client/Operations", "Client/Queries", "Client/Reading"],
        ["Client/Streams"] = ["Client/Contracts", "Client/Layout", "Client/Tables"],
        ["Server/EventLog"] = ["Client/Contracts"],
        ["Server/Requests"] = [],
        ["Server/Access"] = ["Client/Contracts", "Server/EventLog"],
        ["Server/Connections"] = ["Client/Contracts", "Server/Access", "Server/EventLog"],
        ["Server/Fanout"] = ["Client/Contracts", "Server/EventLog", "Server/Search"],
        ["Server/Streams"] = ["Client/Contracts", "Server/Access", "Server/Connections", "Server/EventLog", "Server/Requests"],
        ["Server/Transport"] = [],
        ["Server/Search"] = ["Client/Contracts", "Client/Queries", "Server/EventLog", "Server/Requests"],
        ["Server/Export"] = ["Client/Contracts", "Server/EventLog", "Server/Requests", "Server/Search"],
        ["Server/Publishing"] = ["Client/Contracts", "Server/Access", "Server/Connections", "Server/EventLog", "Server/Requests"],
        ["Server/Sse"] = ["Client/Contracts", "Server/Access", "Server/Connections", "Server/EventLog", "Server/Fanout", "Server/Search", "Server/Transport"],
        ["Server/Diagnostics"] = [
            "Client/Contracts", "Client/Feeds", "Server/Access", "Server/Diagnostics/Browser", "Server/Diagnostics/Experiments", "Server/Diagnostics/History",
            "Server/Diagnostics/Lab", "Server/Diagnostics/Monitor", "Server/Diagnostics/NginxConfig", "Server/Diagnostics/Origin", "Server/Diagnostics/Targets",
            "Server/Requests"],
        ["Server/Diagnostics/Observations"] = ["Client/Contracts"],
        ["Server/Diagnostics/Wire"] = ["Client/Contracts", "Client/Feeds", "Server/Diagnostics/Observations"],
        ["Server/Diagnostics/Origin"] = ["Client/Contracts", "Server/Access", "Server/Diagnostics/Observations"],
        ["Server/Diagnostics/Rules"] = ["Client/Contracts", "Server/Diagnostics/Observations"],
        ["Server/Diagnostics/History"] = ["Client/Contracts", "Server/Access", "Server/EventLog"],
        ["Server/Diagnostics/Targets"] = [
            "Client/Contracts", "Server/Access", "Server/Diagnostics/History", "Server/Diagnostics/Observations", "Server/EventLog"],
        ["Server/Diagnostics/Experiments"] = [
            "Client/Contracts", "Server/Diagnostics/History", "Server/Diagnostics/Observations", "Server/Diagnostics/Rules",
            "Server/Diagnostics/Targets", "Server/Diagnostics/Wire"],
        ["Server/Diagnostics/Browser"] = [
            "Client/Contracts", "Server/Diagnostics/Experiments", "Server/Diagnostics/History", "Server/Diagnostics/Observations",
            "Server/Diagnostics/Origin", "Server/Diagnostics/Rules", "Server/Diagnostics/Targets", "Server/Diagnostics/Wire"],
        ["Server/Diagnostics/CommandLine"] = [
            "Client/Contracts", "Server/Diagnostics/Experiments", "Server/Diagnostics/History", "Server/Diagnostics/Targets"],
        ["Server/Diagnostics/Monitor"] = [
            "Client/Contracts", "Server/Access", "Server/Diagnostics/Experiments", "Server/Diagnostics/History",
            "Server/Diagnostics/Observations", "Server/Diagnostics/Rules", "Server/Diagnostics/Targets", "Server/Diagnostics/Wire"],
        ["Server/Diagnostics/Lab"] = ["Client/Contracts", "Server/Access"],
        ["Server/Diagnostics/NginxConfig"] = ["Client/Contracts"],
        ["Server/Operations"] = ["Client/Contracts", "Client/Queries", "Server/Access", "Server/EventLog", "Server/Requests"],
        ["Server/Telemetry"] = [],
        ["Server/Demo"] = ["Client/Contracts"],
    };

    public static TheoryData<string> Folders() => [.. s_allowed.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_uses_only_the_folders_that_the_design_allows(string folder)
    {
        var used = UsedBy(folder).Where(other => other != folder).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(used.Except(s_allowed[folder], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_folder_stands_in_the_table()
    {
        // Hosting puts the server together and so may use all of it.
        var folders = SourceFiles.All
            .Select(file => SourceFiles.FolderOf(file))
            .Where(folder => folder is not null and not "Server/Hosting" && !folder.StartsWith("Tests/", StringComparison.Ordinal))
            .Select(folder => folder!)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(s_allowed.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_client_does_not_know_the_server()
    {
        var project = File.ReadAllText(Repository.PathTo("Dashboard.Client", "Dashboard.Client.csproj"));

        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_has_no_components() =>
        Assert.Empty(Directory.EnumerateFiles(Repository.PathTo("Dashboard.Server"), "*.razor", SearchOption.AllDirectories));

    /// <summary>
    /// The folders whose namespaces a folder's files name. Components get the usings of <c>_Imports.razor</c> without
    /// naming them, so there the names of types count.
    /// </summary>
    private static IEnumerable<string> UsedBy(string folder)
    {
        foreach (var file in SourceFiles.All.Where(file => SourceFiles.FolderOf(file) == folder))
        {
            var text = File.ReadAllText(file);
            foreach (Match match in NamedNamespace().Matches(text))
            {
                yield return $"{match.Groups["project"].Value}/{match.Groups["folder"].Value}{match.Groups["room"].Value.Replace('.', '/')}";
            }

            if (file.EndsWith(".razor", StringComparison.Ordinal))
            {
                foreach (var other in ComponentsNamedIn(text))
                {
                    yield return other;
                }
            }
        }
    }

    private static IEnumerable<string> ComponentsNamedIn(string markup) => SourceFiles.All
        .Where(file => file.EndsWith(".razor", StringComparison.Ordinal))
        .Where(file => markup.Contains($"<{Path.GetFileNameWithoutExtension(file)} ", StringComparison.Ordinal))
        .Select(file => SourceFiles.FolderOf(file))
        .OfType<string>();

    // The diagnosis is a house of its own: its rooms stand in the table one by one.
    [GeneratedRegex(@"Dashboard\.(?<project>Client|Server)\.(?<folder>[A-Z]\w+)(?<room>(?<=Server\.Diagnostics)\.[A-Z]\w+)?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedNamespace();
}
