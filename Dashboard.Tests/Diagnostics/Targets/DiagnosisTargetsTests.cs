using System.Net;
using Dashboard.Server.Diagnostics.Targets;
using Dashboard.Tests.Support;

namespace Dashboard.Tests.Diagnostics.Targets;

public sealed class DiagnosisTargetsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Our_own_pair_is_there_from_the_start_and_stays()
    {
        using var room = new TargetRoom(_folder);

        var own = Assert.Single(room.All.All);
        Assert.Equal(("own", "This server", "http://127.0.0.1:5080/", ""), (own.Id, own.Name, own.DirectUrl, own.ProxiedUrl));
        Assert.False(room.All.Remove("own"));
        Assert.Equal(own.Id, room.All.Find("own")!.Id);
        Assert.False(File.Exists(TargetRoom.FileIn(_folder)));
    }

    [Fact]
    public void Targets_survive_a_restart_by_name_after_our_own()
    {
        using (var before = new TargetRoom(_folder))
        {
            before.Add(TargetRoom.Deploys with { Name = "beta", AcceptsAnyCertificate = true });
            before.Add(TargetRoom.Deploys with { Name = "Alpha" });
        }

        using var room = new TargetRoom(_folder);

        Assert.Equal(["This server", "Alpha", "beta"], room.All.All.Select(target => target.Name));
        var beta = room.All.All[2];
        Assert.Equal(("http://app.example.org:5080/sse", "https://app.example.org/sse", true, false), (beta.DirectUrl, beta.ProxiedUrl, beta.AcceptsAnyCertificate, beta.HeadersLost));
        Assert.Matches("^[0-9a-f]{12}$", beta.Id);
        Assert.Equal(["Authorization"], beta.HeaderNames);
        Assert.Equal(TargetRoom.Deploys.Headers, room.All.HeadersOf(beta.Id));
    }

    [Fact]
    public void Values_of_headers_lie_encrypted_in_a_file_of_the_owner_alone()
    {
        using var room = new TargetRoom(_folder);
        room.Add(TargetRoom.Deploys);

        var file = TargetRoom.FileIn(_folder);
        Assert.Contains("\"Authorization\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal("600", FileRights.Of(file));
        Assert.Equal("700", FileRights.Of(Path.GetDirectoryName(file)!));
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Without_its_keys_a_target_stays_and_says_that_its_headers_are_lost()
    {
        string id;
        using (var before = new TargetRoom(_folder))
        {
            id = before.Add(TargetRoom.Deploys).Id;
            before.Add(TargetRoom.Deploys with { Name = "Without", Headers = [] });
        }

        using var room = new TargetRoom(_folder, keys: "others");

        Assert.True(room.All.Find(id)!.HeadersLost);
        Assert.Equal(["Authorization"], room.All.Find(id)!.HeaderNames);
        Assert.Empty(room.All.HeadersOf(id));
        Assert.False(room.All.All.Single(target => target.Name == "Without").HeadersLost);
    }

    [Fact]
    public void A_secret_does_not_open_for_another_address()
    {
        string id;
        using (var before = new TargetRoom(_folder))
        {
            id = before.Add(TargetRoom.Deploys).Id;
        }

        var file = TargetRoom.FileIn(_folder);
        File.WriteAllText(file, File.ReadAllText(file).Replace("https://app.example.org", "https://evil.example.org", StringComparison.Ordinal));
        using var room = new TargetRoom(_folder);

        Assert.Equal("https://evil.example.org/sse", room.All.Find(id)!.ProxiedUrl);
        Assert.True(room.All.Find(id)!.HeadersLost);
        Assert.Empty(room.All.HeadersOf(id));
    }

    [Fact]
    public void More_than_allowed_are_refused_with_what_to_do()
    {
        using var room = new TargetRoom(_folder, new TargetOptions { MaxTargets = 1 });
        var first = room.Add(TargetRoom.Deploys);

        var errors = room.All.TryAdd(TargetRoom.Deploys with { Name = "Second" }, out var second);

        Assert.Null(second);
        Assert.Equal(["There are 1 targets already. Remove one, or allow more with Diagnostics:Targets:MaxTargets."], errors["target"]);
        Assert.True(room.All.Remove(first.Id));
        room.Add(TargetRoom.Deploys with { Name = "Second" });
    }

    [Fact]
    public void A_target_goes_with_its_history()
    {
        using var room = new TargetRoom(_folder);
        var target = room.Add(TargetRoom.Deploys);
        room.History.Add(SampleDiagnosis.Of("run1", target));
        room.History.Add(SampleDiagnosis.Of("run2"));

        Assert.True(room.All.Remove(target.Id));

        Assert.Null(room.All.Find(target.Id));
        Assert.False(room.All.Remove(target.Id));
        Assert.Empty(room.History.List(target.Id));
        Assert.NotNull(room.History.Find("run2"));
        using var restarted = new TargetRoom(_folder);
        Assert.Single(restarted.All.All);
    }

    [Fact]
    public void What_cannot_be_saved_is_not_there()
    {
        using var room = new TargetRoom(_folder);
        var first = room.Add(TargetRoom.Deploys);
        Directory.CreateDirectory(TargetRoom.FileIn(_folder) + ".new");

        var errors = room.All.TryAdd(TargetRoom.Deploys with { Name = "Second" }, out _);

        Assert.StartsWith("It could not be saved: ", Assert.Single(errors["target"]), StringComparison.Ordinal);
        Assert.Throws<IOException>(() => room.All.Remove(first.Id));
        Assert.Equal(["This server", "Deploys"], room.All.All.Select(target => target.Name));
        using var restarted = new TargetRoom(_folder);
        Assert.Equal(["This server", "Deploys"], restarted.All.All.Select(target => target.Name));
    }

    [Fact]
    public void One_broken_target_does_not_take_the_others_away_and_is_kept_aside()
    {
        using (var before = new TargetRoom(_folder))
        {
            before.Add(TargetRoom.Deploys);
        }

        var file = TargetRoom.FileIn(_folder);
        var broken = File.ReadAllText(file).Replace("\"targets\": [", "\"targets\": [ {\"id\":\"../x\"}, 7,", StringComparison.Ordinal);
        File.WriteAllText(file, broken);
        using var room = new TargetRoom(_folder);

        Assert.Equal(["This server", "Deploys"], room.All.All.Select(target => target.Name));
        Assert.Equal(broken, File.ReadAllText(file + ".unreadable"));
        Assert.Contains("2 of its targets cannot be read", Assert.Single(room.FileLog.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"version":"1","targets":[]}""")]
    [InlineData("""{"version":2,"targets":[]}""")]
    public void A_file_that_cannot_be_read_is_kept_before_it_is_replaced(string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullPath, "diagnostics"));
        File.WriteAllText(TargetRoom.FileIn(_folder), text);
        using var room = new TargetRoom(_folder);

        Assert.Single(room.All.All);
        room.Add(TargetRoom.Deploys);
        Assert.Equal(text, File.ReadAllText(TargetRoom.FileIn(_folder) + ".unreadable"));
    }

    [Fact]
    public void A_pair_that_is_used_once_is_known_but_not_listed()
    {
        using var room = new TargetRoom(_folder, new TargetOptions { MaxUnnamed = 2 });

        Assert.Empty(room.All.TryUseOnce("http://a.example/sse", "http://b.example/sse", out var pair));
        Assert.Empty(room.All.TryUseOnce("http://a.example/sse", "http://b.example/sse", out var same));

        Assert.Equal("b.example", pair!.Name);
        Assert.Equal(pair.Id, same!.Id);
        Assert.Matches("^pair[0-9a-f]{16}$", pair.Id);
        Assert.Equal(pair.Id, room.All.Find(pair.Id)!.Id);
        Assert.Single(room.All.All);
        Assert.Single(room.All.Unnamed);
        room.All.TryUseOnce("http://c.example/sse", "http://b.example/sse", out _);
        room.All.TryUseOnce("http://d.example/sse", "http://b.example/sse", out _);
        Assert.Null(room.All.Find(pair.Id));
        Assert.Equal(["directUrl"], room.All.TryUseOnce("http://169.254.169.254/", "http://b.example/sse", out var refused).Keys);
        Assert.Null(refused);
    }

    [Fact]
    public void Only_our_own_pair_and_what_the_server_vouches_for_may_lead_anywhere()
    {
        using var room = new TargetRoom(_folder, new TargetOptions { AllowedNetworks = { "none" } });
        var target = room.Add(TargetRoom.Deploys);
        room.All.TryUseOnce("http://127.0.0.1:1/sse", "http://127.0.0.1:2/sse", out var vouched, TargetNetworks.AndLoopback);

        Assert.Null(room.All.NetworksOf("own").WhyRefused(IPAddress.Parse("10.0.0.1")));
        Assert.NotNull(room.All.NetworksOf(target.Id).WhyRefused(IPAddress.Loopback));
        Assert.Null(room.All.NetworksOf(vouched!.Id).WhyRefused(IPAddress.Loopback));
        Assert.NotNull(room.All.NetworksOf(vouched.Id).WhyRefused(IPAddress.Parse("10.0.0.1")));
    }

    public void Dispose() => _folder.Dispose();
}
