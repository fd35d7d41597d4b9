using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Targets;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetFormTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private readonly FakeDiagnosisTargets _targets = new();
    private readonly List<DiagnosisTarget> _added = [];

    public TargetFormTests() => _page.Services.AddSingleton<IDiagnosisTargets>(_targets);

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void What_is_typed_is_added_with_its_headers_and_without_the_space_around_it()
    {
        var form = Render();
        Type(form, "target-name", " Shop ");
        Type(form, "target-direct", "http://10.0.0.5:5080/sse ");
        Type(form, "target-proxied", "https://shop.example.org/sse");
        form.Find("fieldset > button").Click();
        Type(form, "target-header-0-name", "Authorization");
        Type(form, "target-header-0-value", "Bearer secret");
        form.Find(".certificate input").Change(true);

        form.Find("form").Submit();

        var tried = Assert.Single(_targets.Tried);
        Assert.Equal(("Shop", "http://10.0.0.5:5080/sse", "https://shop.example.org/sse", true), (tried.Name, tried.DirectUrl, tried.ProxiedUrl, tried.AcceptsAnyCertificate));
        Assert.Equal([new HeaderField("Authorization", "Bearer secret")], tried.Headers);
        Assert.Equal(["Shop"], _added.Select(target => target.Name));
    }

    [Fact]
    public void The_value_of_a_header_is_not_readable_over_the_shoulder()
    {
        var form = Render();

        form.Find("fieldset > button").Click();

        Assert.Equal("password", form.Find("#target-header-0-value").GetAttribute("type"));
        form.Find(".header-row > button").Click();
        Assert.Empty(form.FindAll(".header-row"));
    }

    [Theory]
    [InlineData("https://127.0.0.1:8443/", true)]
    [InlineData("https://shop.example.org/sse", false)]
    public void A_link_may_ask_for_any_certificate_only_on_this_machine(string proxiedUrl, bool isAccepted) =>
        Assert.Equal(isAccepted, TargetDraft.Of("http://127.0.0.1:5080/", proxiedUrl, acceptsAnyCertificate: true).AcceptsAnyCertificate);

    [Fact]
    public void What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var form = Render();
        form.Find("fieldset > button").Click();
        Type(form, "target-direct", "ftp://x");
        _targets.Errors["directUrl"] = ["Write an address that begins with http:// or https://."];
        _targets.Errors["headers[0].name"] = ["Write a name."];

        form.Find("form").Submit();

        Assert.Equal(["✕ It was not added: 2 fields need other values."], form.Texts(".errors p"));
        Assert.Equal(["✕ Write an address that begins with http:// or https://."], form.Texts("#target-direct-error"));
        Assert.Equal(["✕ Write a name."], form.Texts("#target-header-0-name-error"));
        Assert.Equal("target-direct-error", form.Find("#target-direct").GetAttribute("aria-describedby"));
        Assert.Equal("ftp://x", form.Find("#target-direct").GetAttribute("value"));
        Assert.Empty(_added);
    }

    [Fact]
    public void What_is_wrong_with_no_field_is_not_lost()
    {
        var form = Render();
        _targets.Errors["headers"] = ["There are 40; at most 20 are taken."];

        form.Find("form").Submit();

        Assert.Equal("There are 40; at most 20 are taken.", form.Texts(".errors p")[1]);
    }

    [Fact]
    public void Accepting_any_certificate_is_marked_once_it_is_chosen()
    {
        var form = Render();
        Assert.False(form.Find(".certificate").HasAttribute("data-chosen"));

        form.Find(".certificate input").Change(true);

        Assert.Equal("true", form.Find(".certificate").GetAttribute("data-chosen"));
    }

    private static void Type(IRenderedComponent<TargetForm> form, string field, string text) => form.Find($"#{field}").Change(text);

    private IRenderedComponent<TargetForm> Render() => _page.Render<TargetForm>(parameters => parameters
        .Add(form => form.OnAdded, _added.Add).Add(form => form.OnClosed, () => { }));
}
