using Bunit;
using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Targets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class TargetPickerTests : IAsyncDisposable
{
    private readonly PageContext _page = new();
    private int _removed;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact]
    public void A_target_shows_both_addresses_what_it_sends_and_what_it_accepts()
    {
        var picker = Render(SampleDiagnoses.Shop, SampleDiagnoses.Own, SampleDiagnoses.Shop);

        Assert.Equal(["This server", "Shop, production"], picker.Texts("option"));
        Assert.Equal(
            ["● direct http://10.0.0.5:5080/sse/orders", "● proxied https://shop.example.org/sse/orders", "sends Authorization", "▲ accepts any certificate"],
            picker.Texts("dl > div"));
    }

    [Fact]
    public void Our_own_cannot_be_removed() =>
        Assert.Equal(["Add a target"], Render(SampleDiagnoses.Own, SampleDiagnoses.Own).Texts("button"));

    [Fact]
    public void Another_is_removed_only_after_a_question()
    {
        var picker = Render(SampleDiagnoses.Shop, SampleDiagnoses.Own, SampleDiagnoses.Shop);
        picker.FindAll("button")[1].Click();
        Assert.Equal(["Remove it with its history? Remove Keep"], picker.Texts(".asking"));
        picker.FindAll(".asking button")[1].Click();
        Assert.Empty(picker.FindAll(".asking"));
        Assert.Equal(0, _removed);

        picker.FindAll("button")[1].Click();
        picker.Find(".confirm").Click();

        Assert.Equal(1, _removed);
    }

    [Fact]
    public void A_target_of_an_old_diagnosis_that_is_gone_is_told_as_removed()
    {
        var picker = Render(SampleDiagnoses.Shop, SampleDiagnoses.Own);

        Assert.Equal(["This server", "Shop, production (removed)"], picker.Texts("option"));
        Assert.Equal(["Add a target"], picker.Texts("button"));
    }

    [Fact]
    public void Where_no_proxy_is_known_it_says_so() =>
        Assert.Equal("● proxied none is known", Render(SampleDiagnoses.Own with { ProxiedUrl = "" }, SampleDiagnoses.Own).Texts("dl > div")[1]);

    private IRenderedComponent<TargetPicker> Render(DiagnosisTarget chosen, params DiagnosisTarget[] all) => _page.Render<TargetPicker>(parameters => parameters
        .Add(picker => picker.Targets, all).Add(picker => picker.Chosen, chosen)
        .Add(picker => picker.OnChosen, _ => { }).Add(picker => picker.OnAdd, () => { }).Add(picker => picker.OnRemove, () => _removed++));
}
