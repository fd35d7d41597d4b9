using Dashboard.Server.Diagnostics.Lab;

namespace Dashboard.Tests.Diagnostics.Lab;

public sealed class LabFileTests
{
    private const string Text = """
        # FAULT: nginx cuts streams.
        # CODE: idle-timeout
        # NEEDS: certificate
        #
        # What it is    A timeout that
        #               is too short.
        # What is seen  Silence, and the end.
        # The fix       `proxy_read_timeout 60s;`
        #
        # More about it.

        http {
            # ---- the fault ----
            limit_req off;
            # ---- end of the fault ----
            server {
                # ---- the fault ----
                location /sse {
                    proxy_read_timeout 3s;
                }
                # ---- end of the fault ----
            }
        }
        """;

    [Fact]
    public void It_is_read_from_its_own_words()
    {
        var fault = LabFile.Read("short", Text)!;

        Assert.Equal(("short", "idle-timeout", "Streams end", "nginx cuts streams."), (fault.Name, fault.Code, fault.Kind, fault.Title));
        Assert.Equal(("A timeout that is too short.", "Silence, and the end.", "`proxy_read_timeout 60s;`"), (fault.Cause, fault.Symptom, fault.Remedy));
        Assert.True(fault.IsEncrypted);
        Assert.Null(fault.ReloadsEvery);
    }

    [Fact]
    public void It_may_have_to_be_reloaded_all_the_time() => Assert.Equal(
        TimeSpan.FromSeconds(4), LabFile.Read("short", Text.Replace("NEEDS: certificate", "RELOADS: 4", StringComparison.Ordinal))!.ReloadsEvery);

    [Fact]
    public void All_that_is_marked_is_shown_as_far_to_the_left_as_it_goes() =>
        Assert.Equal("limit_req off;\n\nlocation /sse {\n    proxy_read_timeout 3s;\n}", LabFile.Read("short", Text)!.Configuration);

    [Fact]
    public void A_code_that_nobody_knows_yet_still_has_a_kind() =>
        Assert.Equal(LabKinds.Other, LabFile.Read("new", Text.Replace("idle-timeout", "brand-new", StringComparison.Ordinal))!.Kind);

    [Theory]
    [InlineData("# FAULT: ")]
    [InlineData("# CODE: ")]
    public void A_file_that_does_not_say_what_it_is_is_none(string field) =>
        Assert.Null(LabFile.Read("short", Text.Replace(field, "# ", StringComparison.Ordinal)));
}
