using System.Reflection;
using System.Text.RegularExpressions;
using Dashboard.Client.Contracts;
using Dashboard.Server.Hosting;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Tests.Architecture;

/// <summary>The habits of CONTRIBUTING.md that no analyzer checks.</summary>
public sealed class HabitTests
{
    private const int LongestFile = 250;

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        Assert.Empty(SourceFiles.All.Where(file => File.ReadLines(file).Count() > LongestFile));

    [Theory]
    [InlineData(@"DateTime(Offset)?\.(Utc)?Now|Stopwatch\.", "time comes from TimeProvider")]
    [InlineData(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(", "log messages are generated")]
    [InlineData(@"MarkupString|AddMarkupContent", "what people write is text")]
    [InlineData(@"NotImplementedException|TODO|FIXME|HACK", "what is not done is an issue")]
    [InlineData(@"catch *(\(Exception[^)]*\))? *\{ *\}", "no error is swallowed without a word")]
    public void The_product_holds_to(string pattern, string habit)
    {
        var against = Product()
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => Regex.IsMatch(File.ReadAllText(file), pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

        Assert.True(!against.Any(), $"{habit}: {string.Join(", ", against)}");
    }

    [Fact]
    public void Scripts_of_the_product_never_make_markup_of_text() =>
        Assert.Empty(Product()
            .Where(file => file.EndsWith(".js", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(
                File.ReadAllText(file), @"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void Tests_do_not_wait_by_the_clock() =>
        Assert.Empty(SourceFiles.All
            .Where(file => file.Contains("Dashboard.Tests", StringComparison.Ordinal) && !file.EndsWith("HabitTests.cs", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(File.ReadAllText(file), @"Task\.Delay|Thread\.Sleep", RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Fact]
    public void Every_class_is_sealed_or_static_unless_something_derives_from_it()
    {
        Type[] types = [.. typeof(Notification).Assembly.GetTypes(), .. typeof(DashboardHost).Assembly.GetTypes()];

        // The build makes components' classes; what is written by hand says so in its own file.
        Assert.Empty(types
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !typeof(ComponentBase).IsAssignableFrom(type))
            .Where(type => type.Namespace?.StartsWith("Dashboard.", StringComparison.Ordinal) == true && type.Name != "_Imports" && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null)
            .Where(type => !types.Any(other => other.BaseType == type)));
    }

    [Fact]
    public void Each_step_of_a_notifications_way_is_marked_once()
    {
        var texts = Product().Select(File.ReadAllText).ToArray();

        Assert.All(Enumerable.Range(1, 7).Except([5]), step =>
            Assert.Equal(1, texts.Sum(text => Regex.Count(text, $@"Step {step} of 7", RegexOptions.None, TimeSpan.FromSeconds(1)))));
    }

    private static IEnumerable<string> Product() => SourceFiles.All.Where(file =>
        file.StartsWith(Repository.PathTo("Dashboard.Client"), StringComparison.Ordinal)
        || file.StartsWith(Repository.PathTo("Dashboard.Server"), StringComparison.Ordinal));
}
