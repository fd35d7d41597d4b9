using System.Text;
using Dashboard.Client.Contracts.Diagnoses;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

/// <summary>What is wrong with a text is told with its line, and the rest is read all the same.</summary>
public sealed class ParsingTests
{
    [Fact]
    public void Quotes_escapes_comments_and_variables_in_braces_are_read_as_nginx_reads_them()
    {
        var reading = ConfigTexts.Read(
            """
            # a comment; with { braces }
            http { server { listen 80;   # another
              location "/a b" { return 200 '${host}; #\'{x}'; }
              location ~ "^/n{2}$" { return 200 two; } location /v { return 200 a${host}b#c; }
            } }
            """,
            "/a%20b");

        Assert.Equal("200 \"${host}; #'{x}\"", reading.Directive("return").Value);
        Assert.Equal(3, reading.Directive("return").Place!.Line);
        Assert.Empty(reading.Remarks);
    }

    [Theory]
    [InlineData("http {\n server {\n  listen 80\n  location / { return 200 x; }\n }\n}", 3, "`listen` has no `;`")]
    [InlineData("http {\n server {\n  listen 80;\n  location /sse {\n   proxy_buffering off\n  }\n }\n}", 5, "`proxy_buffering` has no `;`")]
    [InlineData("http {\n server {\n  listen 80;\n", 1, "`http` that opens here is not closed")]
    [InlineData("http {\n server { listen 80; }\n}\n}\n", 4, "A `}` that closes nothing")]
    [InlineData("http {\n server { listen 80; ; }\n}\n", 2, "A `;` without a directive")]
    [InlineData("http {\n server { listen 80; server_name 'a; }\n}\n", 2, "The quote ' that begins here has no end")]
    [InlineData("http {\n server { listen 80;\n server_name \"a\"b; }\n}\n", 3, "without a space")]
    public void What_is_wrong_is_told_with_its_line(string text, int line, string what)
    {
        var reading = ConfigTexts.Read(text);

        Assert.Contains(reading.Remarks, remark =>
            remark.Kind == ConfigRemarkKind.Wrong && remark.Place == new ConfigPlace("nginx.conf", line) && remark.Text.Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void A_forgotten_semicolon_does_not_hide_the_line_after_it()
    {
        var reading = ConfigTexts.ReadLocation("proxy_http_version 1.1\n proxy_buffering off;");

        Assert.Equal("off", reading.Directive("proxy_buffering").Value);
        Assert.Equal("1.1", reading.Directive("proxy_http_version").Value);
    }

    [Fact]
    public void Includes_are_put_in_their_place_in_the_order_of_their_names()
    {
        const string Text =
            """
            nginx: configuration file /etc/nginx/nginx.conf test is successful
            # configuration file /etc/nginx/nginx.conf:
            events { }
            http { include conf.d/*.conf; include /etc/nginx/missing.conf; }

            # configuration file /etc/nginx/conf.d/b.conf:
            server { listen 80; return 200 b; }

            # configuration file /etc/nginx/conf.d/a.conf:

            server { listen 80; return 200 a; }

            # configuration file /etc/nginx/conf.d/deep/c.conf:
            server { listen 80; return 200 c; }
            """;
        var reading = ConfigTexts.Read(Text);

        Assert.Equal(new ConfigPlace("/etc/nginx/conf.d/a.conf", 2), reading.Server!.Place);
        Assert.Contains(reading.Remarks, remark => remark is { Kind: ConfigRemarkKind.Missing, Place.Line: 2 } && remark.Text.Contains("missing.conf", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_includes_itself_ends()
    {
        var reading = ConfigTexts.Read("http { server { listen 80; } include nginx.conf; }");

        Assert.Contains(reading.Remarks, remark => remark.Text.Contains("includes itself", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_that_multiply_each_other_are_read_up_to_a_limit()
    {
        var text = new StringBuilder("# configuration file /n/nginx.conf:\nhttp { server { listen 80; include 0; } }\n");
        for (var i = 0; i < 12; i++)
        {
            text.Append("# configuration file /n/").Append(i).Append(":\n").Insert(text.Length, $"include {i + 1};\n", 20);
        }

        Assert.Contains(ConfigTexts.Read(text.ToString()).Remarks, remark => remark.Kind == ConfigRemarkKind.Missing);
    }

    [Fact]
    public void Whatever_the_text_is_there_is_an_answer()
    {
        var random = new Random(7);
        string[] pieces = ["http", "server", "location", "{", "}", "{", ";", "\"", "'", "\\", "$", "#", "\n", " ", "~", "=", "listen 80;", "include x*[;", "(((", "proxy_pass http://", "\0", "if", "return", "🙂", "_by_lua_block"];
        for (var i = 0; i < 2000; i++)
        {
            var text = "x" + string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
            Assert.NotNull(ConfigTexts.Read(text, "/sse/deploys", "example.org"));
        }

        Assert.NotNull(ConfigTexts.Read(new string('{', 100_000)));
        Assert.NotNull(ConfigTexts.Read(string.Concat(Enumerable.Repeat("location / { ", 20_000))));
    }
}
