using System.Text.Json.Nodes;
using Dashboard.Bench;
using Dashboard.Bench.Screen.Circuits;

namespace Dashboard.Tests.Bench;

public sealed class PageMarkersTests
{
    private const string Page = """
        <html><head><!--Blazor:{"type":"server","prerenderId":"a","key":{"locationHash":"77:10","formattedComponentKey":""},"sequence":0,"descriptor":"CfDJ\u002B/x"}--><title>x</title><!--Blazor:{"prerenderId":"a"}--></head>
        <body><!--not for Blazor--><!--Blazor:{"type":"server","prerenderId":"b","sequence":1,"descriptor":"CfDK"}--><main></main><!--Blazor:{"prerenderId":"b"}-->
        <!--Blazor-Server-Component-State:CfDJ+state/==--></body></html>
        """;

    [Fact]
    public void The_components_are_added_in_the_pages_order_as_the_server_sealed_them()
    {
        var operations = JsonNode.Parse(PageMarkers.Parse(Page).Operations())!;

        Assert.Equal(1, operations["batchId"]!.GetValue<int>());
        Assert.Equal(
            ["add 1 0 CfDJ+/x", "add 2 1 CfDK"],
            operations["operations"]!.AsArray().Select(one => $"{one!["type"]} {one["ssrComponentId"]} {one["marker"]!["uniqueId"]} {one["marker"]!["descriptor"]}"));
        Assert.Equal("77:10", operations["operations"]![0]!["marker"]!["key"]!["locationHash"]!.GetValue<string>());
    }

    [Fact]
    public void What_rendering_in_advance_left_for_the_circuit_is_found()
    {
        Assert.Equal("CfDJ+state/==", PageMarkers.Parse(Page).State);
        Assert.Equal("", PageMarkers.Parse(Page.Replace("-State", "-Other", StringComparison.Ordinal)).State);
    }

    [Fact]
    public void A_page_without_interactive_components_is_none_to_measure() =>
        Assert.Throws<BenchException>(() => PageMarkers.Parse("<html><body>Sorry.</body></html>"));
}
