using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>The files of this repository are explained as what they are.</summary>
public sealed class ShippedFilesTests
{
    [Fact]
    public void The_shipped_configuration_does_no_harm_to_streams()
    {
        var reading = ConfigTexts.Read(ConfigTexts.Dump("nginx.conf", "sse.conf", "blazor.conf"), "/sse/deploys", "127.0.0.1", 8080);

        Assert.Equal("/etc/nginx/sse.conf", reading.Location!.Place!.File);
        Assert.StartsWith("location ~ ^/sse", reading.Location.Opening, StringComparison.Ordinal);
        Assert.Empty(reading.Directives.Where(one => one.Rating == DirectiveRating.Harms));
        Assert.Equal(("off", DirectiveRating.Helps), (reading.Directive("proxy_buffering").Value, reading.Directive("proxy_buffering").Rating));
        Assert.Equal("1.1", reading.Directive("proxy_http_version").Value);
        Assert.Equal("/etc/nginx/nginx.conf", reading.Directive("worker_connections", "4000").Place!.File);
        Assert.Empty(reading.Remarks);
    }

    [Fact]
    public void Circuits_of_the_shipped_configuration_are_upgraded()
    {
        var reading = ConfigTexts.Read(ConfigTexts.Dump("nginx.conf", "sse.conf", "blazor.conf"), "/_blazor/negotiate");

        Assert.Equal("location ^~ /_blazor", reading.Location!.Opening);
        Assert.Equal(DirectiveRating.Helps, reading.Directive("proxy_set_header", "Upgrade").Rating);
        Assert.Equal("120s", reading.Directive("proxy_read_timeout").Value);
    }

    [Fact]
    public void The_buffering_fault_is_found_in_its_file_with_its_lines()
    {
        var text = ConfigTexts.Dump("faults/buffering.conf", "blazor.conf").Replace("nginx/blazor.conf", "nginx/faults/../blazor.conf", StringComparison.Ordinal);
        var reading = ConfigTexts.Read(text, "/sse/deploys");
        var buffering = reading.Directive("proxy_buffering");

        var line = File.ReadAllLines(Support.Repository.PathTo("nginx", "faults", "buffering.conf"))
            .ToList().FindIndex(one => one.Contains("proxy_buffering    on;", StringComparison.Ordinal)) + 1;
        Assert.Equal(("on", DirectiveRating.Harms), (buffering.Value, buffering.Rating));
        Assert.Equal(new ConfigPlace("/etc/nginx/faults/buffering.conf", line), buffering.Place);
        Assert.Contains("block-buffering", buffering.Explains);
        Assert.Equal(DirectiveRating.Harms, reading.Directive("proxy_ignore_headers").Rating);
        Assert.Empty(reading.Remarks);
    }

    [Fact]
    public void A_snippet_alone_is_read_as_part_of_a_server()
    {
        var reading = ConfigTexts.Read(File.ReadAllText(Support.Repository.PathTo("nginx", "sse.conf")), "/sse/deploys");

        Assert.Equal("nginx.conf", reading.Location!.Place!.File);
        Assert.Equal(DirectiveRating.Helps, reading.Directive("proxy_buffering").Rating);
        Assert.Equal([ConfigRemarkKind.Note], reading.Remarks.Select(remark => remark.Kind));
    }
}
