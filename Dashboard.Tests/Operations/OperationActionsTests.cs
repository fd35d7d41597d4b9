using Bunit;
using Dashboard.Client.Contracts;
using Dashboard.Client.Operations;
using Dashboard.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Dashboard.Tests.Operations;

/// <summary>What people press, on a real server.</summary>
public sealed class OperationActionsTests : IAsyncLifetime
{
    private readonly PageContext _page = new();
    private readonly List<string> _names = [];
    private TestServer _server = null!;
    private Notification _one = null!;
    private IRenderedComponent<MudDialogProvider> _dialogs = null!;
    private IRenderedComponent<MudSnackbarProvider> _told = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(time: _page.Time);
        _one = Notifications.At(1) with { Id = (await _server.PublishAsync("ops", "one")).Id };
        _page.Services.AddSingleton<IServerAddress>(new FixedServerAddress(_server.Url));
        _page.Services.AddOperationsPages();
        _page.Services.GetRequiredService<OperationActions>().NameGiven += _names.Add;
        _page.Render<MudPopoverProvider>();
        _dialogs = _page.Render<MudDialogProvider>();
        _told = _page.Render<MudSnackbarProvider>();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task One_press_acknowledges_and_another_opens_it_again()
    {
        var button = Acknowledge("Ana");
        await button.Find(".first").ClickAsync(new());

        Assert.Equal(["Ana"], (await _server.OperationsAsync()).Acknowledged.Select(one => one.By));
        _told.WaitForAssertion(() => Assert.Contains("Acknowledged.", _told.Markup, StringComparison.Ordinal), Eventually.Limit);

        button.Render(parameters => parameters.Add(one => one.IsAcknowledged, true));
        await button.Find("button").ClickAsync(new());
        Assert.Empty((await _server.OperationsAsync()).Acknowledged);
    }

    [Fact]
    public async Task Whoever_comes_second_reads_who_was_first()
    {
        await _server.OperateAsync(new { action = "acknowledge", by = "Ben", ids = new[] { _one.Id } });
        _page.Time.Advance(TimeSpan.FromMinutes(5));

        await Acknowledge("Ana").Find(".first").ClickAsync(new());

        _told.WaitForAssertion(() => Assert.Contains("Ben was first, 5 min ago.", _told.Markup, StringComparison.Ordinal), Eventually.Limit);
    }

    [Fact]
    public async Task Of_two_who_acknowledge_at_once_one_is_first_and_nobody_reads_of_a_failure()
    {
        var (ana, ben) = (Acknowledge("Ana"), Acknowledge("Ben"));

        await Task.WhenAll(ana.Find(".first").ClickAsync(new()), ben.Find(".first").ClickAsync(new()));

        var first = Assert.Single((await _server.OperationsAsync()).Acknowledged).By;
        _told.WaitForAssertion(() => Assert.Contains($"{first} was first, 0 s ago.", _told.Markup, StringComparison.Ordinal), Eventually.Limit);
        Assert.DoesNotContain("not done", _told.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_not_known_is_asked_for_and_told_so_that_it_can_be_kept()
    {
        var pressed = Acknowledge(" ").Find(".first").ClickAsync(new());
        _dialogs.WaitForElement("form");

        await _dialogs.Find("form").SubmitAsync();
        Assert.Equal(["Give the name under which the others see it."], _dialogs.Texts(".error"));
        _dialogs.Find(".name").Change(" Ana ");
        _dialogs.Find("textarea").Change("on it");
        await _dialogs.Find("form").SubmitAsync();
        await pressed;

        Assert.Equal(["Ana"], _names);
        Assert.Equal([("Ana", "on it")], (await _server.OperationsAsync()).Acknowledged.Select(one => (one.By, one.Note)));
    }

    [Fact]
    public async Task A_chosen_time_is_by_the_clock_of_the_viewer()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("two", TimeSpan.FromHours(2), "two", "two");
        var asked = _page.Services.GetRequiredService<OperationActions>().ChooseSnoozeAsync([_one], "Ana", zone);
        _dialogs.WaitForElement("form");
        _dialogs.Find("input[type=datetime-local]").Change("2026-11-22T13:00");
        await _dialogs.Find("form").SubmitAsync();
        Assert.Equal(["Choose a time that is still to come."], _dialogs.Texts(".error"));

        _dialogs.Find("input[type=datetime-local]").Change("2026-11-22T16:30");
        await _dialogs.Find("form").SubmitAsync();

        Assert.True(await asked);
        Assert.Equal([Notifications.Noon.AddHours(2.5)], (await _server.OperationsAsync()).Snoozed.Select(one => one.Until));
    }

    [Fact]
    public async Task A_query_that_cannot_be_understood_is_not_muted()
    {
        var asked = _page.Services.GetRequiredService<OperationActions>().MuteAsync("stream:ci", "Ana", null);
        _dialogs.WaitForElement("form");
        foreach (var (query, error) in ((string, string)[])[("", "Say what is muted, for example stream:ci severity<error."), ("is:open", "A mute cannot ask what people have done: leave out the condition that begins with is:.")])
        {
            _dialogs.Find(".query").Change(query);
            await _dialogs.Find("form").SubmitAsync();
            Assert.Equal([error], _dialogs.Texts(".error"));
        }

        _dialogs.Find(".query").Change("tag:db");
        await _dialogs.Find("form").SubmitAsync();

        Assert.True(await asked);
        var mute = Assert.Single((await _server.OperationsAsync()).Mutes);
        Assert.Equal(("tag:db", Notifications.Noon.AddHours(1)), (mute.Query, mute.Until));
    }

    [Fact]
    public async Task A_refusal_is_said_in_its_own_words()
    {
        var done = await _page.Services.GetRequiredService<OperationActions>().SnoozeAsync([_one], Notifications.Noon.AddDays(40), "Ana");

        Assert.False(done);
        _told.WaitForAssertion(() => Assert.Contains("within 30 days (Operations:MaxSnooze).", _told.Markup, StringComparison.Ordinal), Eventually.Limit);
    }

    private IRenderedComponent<AcknowledgeButton> Acknowledge(string name) => _page.Render<AcknowledgeButton>(parameters => parameters
        .Add(button => button.Notifications, [_one]).Add(button => button.PersonName, name));
}
