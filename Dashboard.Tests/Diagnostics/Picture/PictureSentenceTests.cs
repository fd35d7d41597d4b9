using Dashboard.Client.Contracts.Diagnoses;
using Dashboard.Client.Diagnostics.Picture;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Picture;

/// <summary>What somebody hears who does not see the picture.</summary>
public sealed class PictureSentenceTests
{
    [Fact]
    public void A_healthy_path() => Assert.Equal(
        "51 events arrived directly. Through the proxy 51 arrived, each by itself, none held back for longer than 25.0 ms.",
        PictureSentence.Of(SampleDiagnoses.Healthy));

    [Fact]
    public void A_path_that_buffers() => Assert.Equal(
        "51 events arrived directly. Through the proxy 50 arrived in 2 reads; 48 of them were held back, for up to 4.80 s; 1 event never came.",
        PictureSentence.Of(SampleDiagnoses.Buffered));

    [Fact]
    public void A_path_under_way() => Assert.EndsWith(
        "; 1 event still missing.", PictureSentence.Of(SampleDiagnoses.Running), StringComparison.Ordinal);

    [Fact]
    public void A_path_that_passes_nothing() => Assert.Equal(
        "51 events arrived directly, none through the proxy.", Of(SampleDiagnoses.Direct()));

    [Fact]
    public void A_path_whose_direct_side_is_silent() => Assert.Equal(
        "No event arrived directly; 1 event came through the proxy.", Of(SampleDiagnoses.Proxied(_ => 1, _ => 1, count: 1)));

    [Fact]
    public void A_path_before_its_first_event() => Assert.Equal("No event has arrived yet.", Of());

    private static string Of(params DiagnosisLane[] lanes) => PictureSentence.Of(SampleDiagnoses.Healthy with { Lanes = lanes });
}
