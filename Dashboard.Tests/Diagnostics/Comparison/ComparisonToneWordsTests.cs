using Dashboard.Client.Diagnostics.Comparison;

namespace Dashboard.Tests.Diagnostics.Comparison;

public sealed class ComparisonToneWordsTests
{
    [Fact]
    public void Each_tone_is_a_sentence() => Assert.Equal(
        ["Not enough events yet.", "Both paths deliver as it happens.", "Something is wrong on one of the paths."],
        Enum.GetValues<ComparisonTone>().Select(tone => tone.InWords()));

    [Fact]
    public void A_value_outside_the_enumeration_has_none() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ((ComparisonTone)3).InWords());
}
