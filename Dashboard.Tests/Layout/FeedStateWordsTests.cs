using Dashboard.Client.Contracts;
using Dashboard.Client.Layout;

namespace Dashboard.Tests.Layout;

public sealed class FeedStateWordsTests
{
    [Fact]
    public void Each_state_has_a_word_a_sign_and_a_name_for_style_sheets() => Assert.Equal(
        [
            ("Connecting", "◌", "connecting"), ("Live", "●", "live"), ("Quiet", "○", "quiet"), ("Stale", "◐", "stale"),
            ("No connection", "✕", "gone"),
        ],
        Enum.GetValues<FeedState>().Select(state => (state.Word(), state.Sign(), state.CssName())));

    [Fact]
    public void A_value_outside_the_enumeration_has_none()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ((FeedState)5).Word());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((FeedState)5).Sign());
    }
}
