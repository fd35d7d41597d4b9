using System.Text;
using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.NginxConfig;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Dashboard.Tests.Diagnostics.NginxConfig;

public sealed class NginxConfigPageTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeReading _reading = new();

    public NginxConfigPageTests() => _page.Services.AddSingleton<INginxConfigReading>(_reading);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task A_text_is_read_for_the_path_in_the_address_and_the_answer_is_shown()
    {
        var page = Render("diagnostics/config?path=/sse/deploys&host=example.org&port=8080&diagnosis=abc", "http { }");

        await page.Find("form").SubmitAsync();

        page.WaitForState(() => page.FindAll(".result").Count > 0, Eventually.Limit);
        Assert.Equal([new ConfigQuestion("http { }", "/sse/deploys", "example.org", 8080, "abc")], _reading.Asked);
        Assert.Equal(["Who answers /sse/deploys", "Against what was measured", "About the text", "✕ Harms", "✓ Helps"], page.Texts("h2"));
        Assert.Equal(
            ["server example.org nginx.conf:3 It is the only one.", "location /sse nginx.conf:9 It is the longest prefix."], page.Texts(".block"));
        Assert.Equal(["The text explains it. Blocks. Agrees."], page.Texts("[data-agreement='agrees']"));
        Assert.Equal(["Missing nginx.conf:2 x is not in the text."], page.Texts("[data-remark='missing']"));
        Assert.Equal(["proxy_buffering on default Holds events."], page.Texts("[data-rating='harms'] li"));
        Assert.Equal(["proxy_http_version 1.1 nginx.conf:10 Frames."], page.Texts("[data-rating='helps'] li"));
    }

    [Fact]
    public async Task A_question_that_is_refused_says_why_in_place_of_an_answer()
    {
        var page = Render("diagnostics/config?port=x", "http { }");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(["The port must be 1 to 65535."], page.Texts("[role='alert']")), Eventually.Limit);

        await page.Find(".port input").ChangeAsync("80");
        _reading.Refusal = "There is no configuration.";
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(["There is no configuration."], page.Texts("[role='alert']")), Eventually.Limit);
        Assert.Empty(page.FindAll(".result"));
    }

    [Fact]
    public async Task A_text_that_is_too_large_is_not_even_fetched()
    {
        var page = Render("diagnostics/config", new string('#', 2001));

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(["The configuration has 2001 bytes; at most 2000 are read."], page.Texts("[role='alert']")), Eventually.Limit);
        Assert.Empty(_reading.Asked);
    }

    private IRenderedComponent<NginxConfigPage> Render(string address, string text)
    {
        var module = _page.JSInterop.SetupModule("./Diagnostics/NginxConfig/NginxConfigPage.razor.js");
        module.Setup<IJSStreamReference>("text", _ => true).SetResult(new PastedText(text));
        _page.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return _page.Render<NginxConfigPage>();
    }

    private sealed class PastedText(string text) : IJSStreamReference
    {
        public long Length => Encoding.UTF8.GetByteCount(text);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text)));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class FakeReading : INginxConfigReading
    {
        public int MaxTextBytes => 2000;

        public List<ConfigQuestion> Asked { get; } = [];

        public string? Refusal { get; set; }

        public ConfigReading Read(ConfigQuestion question)
        {
            Asked.Add(question);
            return Refusal is not null
                ? throw new KeyNotFoundException(Refusal)
                : new ConfigReading(
                    question.Path,
                    new ChosenBlock("server example.org", new ConfigPlace("nginx.conf", 3), "It is the only one."),
                    new ChosenBlock("location /sse", new ConfigPlace("nginx.conf", 9), "It is the longest prefix."),
                    [
                        new DecidingDirective("proxy_buffering", "on", null, DirectiveRating.Harms, "Holds events.", ["block-buffering"]),
                        new DecidingDirective("proxy_http_version", "1.1", new ConfigPlace("nginx.conf", 10), DirectiveRating.Helps, "Frames.", []),
                    ],
                    [new ConfigRemark(ConfigRemarkKind.Missing, "`x` is not in the text.", new ConfigPlace("nginx.conf", 2))],
                    [new FindingInConfig("block-buffering", "Blocks.", ConfigAgreement.Agrees, "Agrees.", [])]);
        }
    }
}
