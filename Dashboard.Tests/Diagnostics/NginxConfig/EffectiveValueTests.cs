using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>Which value counts on a path, by nginx's rules of inheritance.</summary>
public sealed class EffectiveValueTests
{
    [Theory]
    [InlineData("", "", "", "on", null)]
    [InlineData("proxy_buffering off;", "", "", "off", 1)]
    [InlineData("proxy_buffering off;", "proxy_buffering on;", "", "on", 2)]
    [InlineData("proxy_buffering on;", "proxy_buffering on;", "proxy_buffering off;", "off", 3)]
    public void A_value_comes_from_the_nearest_level_that_has_it(string http, string server, string location, string value, int? line)
    {
        var buffering = ConfigTexts.Read($"http {{ {http}\n server {{ listen 80; {server}\n location / {{ proxy_pass http://a; {location} }} }} }}").Directive("proxy_buffering");

        Assert.Equal((value, line), (buffering.Value, buffering.Place?.Line));
    }

    [Fact]
    public void Headers_are_inherited_all_together_or_not_at_all()
    {
        const string Outside = "proxy_set_header Host $http_host; proxy_set_header Connection \"\";";
        var all = ConfigTexts.ReadLocation("", Outside);
        var none = ConfigTexts.ReadLocation("proxy_set_header X-Real-IP $remote_addr;", Outside);

        Assert.Equal(DirectiveRating.Helps, all.Directive("proxy_set_header", "Host $http_host").Rating);
        Assert.Null(none.Directive("proxy_set_header", "Host $proxy_host").Place);
        Assert.Contains("Does not count", none.Directive("proxy_set_header", "Host $http_host").Effect, StringComparison.Ordinal);
        Assert.Contains("host-changed", none.Directive("proxy_set_header", "Host $proxy_host").Explains);
    }

    [Fact]
    public void A_nested_location_inherits_values_but_not_the_application()
    {
        var reading = ConfigTexts.Read("http { server { listen 80; location /sse { proxy_pass http://a; location /sse/x { proxy_buffering off; } } } }", "/sse/x");

        Assert.Equal(DirectiveRating.Harms, reading.Directive("proxy_pass", "none").Rating);
    }

    [Theory]
    [InlineData("", "1.0 up to nginx 1.29.6, 1.1 from 1.29.7 on")]
    [InlineData("nginx version: nginx/1.29.6\n", "1.0")]
    [InlineData("nginx version: nginx/1.29.7\n", "1.1")]
    [InlineData("nginx version: nginx/1.30.0\n", "1.1")]
    public void The_default_of_the_version_to_the_application_depends_on_nginx(string first, string value) => Assert.Equal(
        value, ConfigTexts.Read(first + "http { server { listen 80; location / { proxy_pass http://a; } } }").Directive("proxy_http_version").Value);

    [Theory]
    [InlineData("gzip on; gzip_types text/event-stream;", "gzip", DirectiveRating.Harms)]
    [InlineData("gzip on; gzip_types *;", "gzip", DirectiveRating.Harms)]
    [InlineData("gzip on; gzip_types text/css;", "gzip", DirectiveRating.Harmless)]
    [InlineData("gzip on; gzip_types *; proxy_buffering off;", "gzip", DirectiveRating.Note)]
    [InlineData("limit_rate 300;", "limit_rate", DirectiveRating.Harms)]
    [InlineData("limit_rate 300; proxy_buffering off;", "limit_rate", DirectiveRating.Harmless)]
    [InlineData("sub_filter a b; sub_filter_types *;", "sub_filter", DirectiveRating.Harms)]
    [InlineData("sub_filter a b;", "sub_filter", DirectiveRating.Harmless)]
    [InlineData("proxy_cache c; proxy_ignore_headers Cache-Control;", "proxy_cache", DirectiveRating.Harms)]
    [InlineData("proxy_read_timeout 5s;", "proxy_read_timeout", DirectiveRating.Harms)]
    [InlineData("proxy_read_timeout 1m;", "proxy_read_timeout", DirectiveRating.Note)]
    [InlineData("proxy_request_buffering off;", "proxy_request_buffering", DirectiveRating.Harmless)]
    [InlineData("add_header X-Accel-Buffering no;", "add_header", DirectiveRating.Harmless)]
    [InlineData("proxy_next_upstream error non_idempotent;", "proxy_next_upstream", DirectiveRating.Harms)]
    [InlineData("proxy_ignore_client_abort on;", "proxy_ignore_client_abort", DirectiveRating.Harms)]
    [InlineData("limit_req zone=a burst=5;", "limit_req", DirectiveRating.Harms)]
    [InlineData("limit_req zone=a burst=5 nodelay;", "limit_req", DirectiveRating.Note)]
    [InlineData("chunked_transfer_encoding off;", "chunked_transfer_encoding", DirectiveRating.Harms)]
    public void A_directive_is_rated_by_what_it_does_together_with_the_others(string content, string name, DirectiveRating rating) =>
        Assert.Equal(rating, ConfigTexts.ReadLocation(content).Directive(name).Rating);

    [Theory]
    [InlineData("http://app", DirectiveRating.Helps)]
    [InlineData("http://app/sse", DirectiveRating.Helps)]
    [InlineData("http://app/other", DirectiveRating.Note)]
    [InlineData("http://$app$uri", DirectiveRating.Harms)]
    [InlineData("http://$app$request_uri", DirectiveRating.Harmless)]
    public void The_address_of_the_application_may_change_the_path(string target, DirectiveRating rating) => Assert.Equal(
        rating, ConfigTexts.Read($"http {{ server {{ listen 80; location /sse {{ proxy_pass {target}; }} }} }}").Directive("proxy_pass").Rating);

    [Theory]
    [InlineData("rewrite ^/sse/(.*)$ /$1 last;", "`rewrite`")]
    [InlineData("if ($http_x = \"very secret\") { return 403; }", "`return`")]
    public void What_depends_on_more_than_the_path_is_named_and_not_followed(string content, string named)
    {
        var remark = Assert.Single(ConfigTexts.Read($"http {{ server {{ listen 80; {content} location / {{ proxy_pass http://a; }} }} }}", "/sse/x").Remarks);

        Assert.Equal(ConfigRemarkKind.NotFollowed, remark.Kind);
        Assert.Contains(named, remark.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", remark.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_file_is_found_the_named_location_answers()
    {
        var reading = ConfigTexts.Read("http { server { listen 80; location / { try_files $uri @app; } location @app { proxy_pass http://a; proxy_buffering off; } } }");

        Assert.Equal("location @app", reading.Location!.Opening);
        Assert.Equal("off", reading.Directive("proxy_buffering").Value);
    }

    [Fact]
    public void A_pattern_that_cannot_be_compared_here_is_named()
    {
        var reading = ConfigTexts.Read("http { server { listen 80; location ~ ^/[[:alpha:]]+$ { proxy_pass http://a; } location / { proxy_pass http://b; } } }");

        Assert.Equal("location /", reading.Location!.Opening);
        Assert.Equal([ConfigRemarkKind.NotFollowed], reading.Remarks.Select(remark => remark.Kind));
    }

    [Fact]
    public void Secrets_of_the_text_are_not_told_again()
    {
        var reading = ConfigTexts.ReadLocation(
            "proxy_set_header Authorization \"Bearer hunter2-hunter2\"; proxy_set_header Cookie id=hunter2; add_header X-Api-Key hunter2; proxy_set_header Host $http_host;",
            "proxy_set_header X-Token hunter2;");

        Assert.DoesNotContain("hunter2", System.Text.Json.JsonSerializer.Serialize(reading, Client.Contracts.ContractsJson.Wire.ConfigReading), StringComparison.Ordinal);
        Assert.Equal("Authorization (hidden)", reading.Directive("proxy_set_header", "Auth").Value);
    }
}
