using System.Globalization;
using Bunit;
using Dashboard.Client.History;
using Dashboard.Client.Queries;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.History;

public sealed class HistoryScreenTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncDisposable
{
    private readonly PageContext _page = new();

    private NavigationManager Navigation => _page.Services.GetRequiredService<NavigationManager>();

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public async Task What_fits_the_query_of_the_address_is_listed_under_its_day()
    {
        var word = await PublishAsync(2);

        var screen = Open($"history?q={word}");

        screen.WaitForAssertion(() => Assert.Equal([$"{word} 2", $"{word} 1"], screen.Texts(".title")), Eventually.Limit);
        Assert.Equal([DateTimeOffset.UtcNow.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture)], screen.Texts(".day"));
        Assert.Equal("2 notifications", screen.Find(".outcome span").TextContent);
        Assert.Equal(["That is all."], screen.Texts(".end p"));
    }

    [Fact]
    public async Task The_end_of_the_list_brings_the_next_page()
    {
        var word = await PublishAsync(150);
        var screen = Open($"history?q={word}");
        screen.WaitForAssertion(() => Assert.Equal("The newest 100 notifications", screen.Find(".outcome span").TextContent), Eventually.Limit);

        await screen.InvokeAsync(screen.Instance.EndInView);

        screen.WaitForAssertion(() => Assert.Equal("150 notifications", screen.Find(".outcome span").TextContent), Eventually.Limit);
    }

    [Fact]
    public void A_query_that_the_server_refuses_is_explained_and_can_be_tried_again()
    {
        var screen = Open("history?q=is:open");

        screen.WaitForAssertion(() => Assert.Contains("Leave out 'is:'", screen.Find(".end [role=alert]").TextContent, StringComparison.Ordinal), Eventually.Limit);
        Assert.Equal(["Try again"], screen.Texts(".end button"));
    }

    [Fact]
    public async Task Nothing_that_fits_is_said_so()
    {
        var screen = Open($"history?q={Guid.NewGuid():N}");

        screen.WaitForAssertion(() => Assert.Equal(["Nothing fits"], screen.Texts(".end h2")), Eventually.Limit);
        await screen.Find(".outcome .link").ClickAsync(new MouseEventArgs());
        Assert.EndsWith("/history", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_and_time_stand_in_the_address()
    {
        var screen = Open("history");
        var box = screen.FindComponent<QueryBox>();

        await box.InvokeAsync(() => box.Instance.Typed("disk tag:db", 11));
        await box.InvokeAsync(() => box.Instance.Pressed("Enter"));
        await screen.Find(".jump input").ChangeAsync(new ChangeEventArgs { Value = "2026-11-22T12:30:00" });

        Assert.EndsWith("/history?q=disk%20tag%3Adb&at=2026-11-22T11%3A30%3A00Z", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notifications_after_the_time_of_the_address_are_not_listed()
    {
        var word = await PublishAsync(1);

        var screen = Open($"history?q={word}&at=2020-01-01T00:00:00Z");

        screen.WaitForAssertion(() => Assert.Equal(["Nothing fits"], screen.Texts(".end h2")), Eventually.Limit);
        Assert.StartsWith("Nothing before 1 January 2020, 01:00", screen.Find(".outcome span").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bar_of_the_strip_shows_its_time()
    {
        await PublishAsync(1);
        var screen = Open("history?q=severity:info");
        screen.WaitForElement(".strip", Eventually.Limit);

        await screen.Find(".strip").KeyDownAsync(new KeyboardEventArgs { Key = "Home" });
        await screen.Find(".strip").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        Assert.Matches(@"\?q=severity%3Ainfo%20since%3A[-0-9T%A]+Z%20until%3A[-0-9T%A]+Z$", Navigation.Uri);
    }

    private async Task<string> PublishAsync(int count)
    {
        var word = Guid.NewGuid().ToString("N");
        for (var number = 1; number <= count; number++)
        {
            await shared.Server.PublishAsync("ops", $"{word} {number}");
        }

        return word;
    }

    private IRenderedComponent<HistoryScreen> Open(string address)
    {
        _page.AddLivePage(shared.Server.Url, TimeProvider.System);
        Navigation.NavigateTo(address);
        return _page.Render<HistoryScreen>(parameters => parameters
            .AddCascadingValue(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")));
    }
}
