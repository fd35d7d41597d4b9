using Dashboard.Client.Layout;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Client.Details;

/// <summary>Makes elements of a Markdown tree. Only the elements that stand here can come of any text.</summary>
internal sealed class MarkdownFragments
{
    /// <summary>Longer texts are logs rather than prose: they are shown as they are, which costs one element.</summary>
    private const int LongestText = 32 * 1024;

    /// <summary>More elements than anybody reads; a page that is made to be slow stops there, and says so.</summary>
    private const int MostElements = 3_000;

    /// <summary>A line end is one, also where Markdown would join the lines: most bodies are written by programs.</summary>
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .DisableHtml().UsePipeTables().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().Build();

    private int _left = MostElements;

    /// <summary>The elements of a text.</summary>
    public static RenderFragment Of(string text)
    {
        if (text.Length > LongestText)
        {
            return AsItIs(text);
        }

        try
        {
            var fragments = new MarkdownFragments();
            var blocks = fragments.Blocks(Markdown.Parse(text, s_pipeline));
            return fragments._left > 0 ? blocks : All([blocks, Element("p", Text("The text goes on; copy it to read the rest."))]);
        }
        catch (ArgumentException)
        {
            // The parser refuses what is nested more deeply than anybody writes.
            return AsItIs(text);
        }
    }

    private static RenderFragment AsItIs(string text) => Element("pre", Text(text));

    private RenderFragment Blocks(IEnumerable<Block> blocks) => All([.. blocks.TakeWhile(_ => _left-- > 0).Select(Of)]);

    private RenderFragment Of(Block block) => block switch
    {
        HeadingBlock heading => Element($"h{Math.Min(6, heading.Level + 2)}", Inlines(heading.Inline)),
        ListBlock list => Element(list.IsOrdered ? "ol" : "ul", Blocks(list)),
        ListItemBlock item => Element("li", Blocks(item)),
        QuoteBlock quote => Element("blockquote", Blocks(quote)),
        CodeBlock code => Element("pre", Element("code", Text(code.Lines.ToString()))),
        ThematicBreakBlock => Void("hr"),
        Table table => Element("table", Element("tbody", Blocks(table))),
        TableRow row => Element("tr", All([.. row.OfType<TableCell>().TakeWhile(_ => _left-- > 0).Select(cell => Element(row.IsHeader ? "th" : "td", Blocks(cell)))])),
        LinkReferenceDefinitionGroup => Text(""),
        ContainerBlock container => Blocks(container),
        LeafBlock { Inline: { } inline } => Element("p", Inlines(inline)),
        LeafBlock leaf => Element("p", Text(leaf.Lines.ToString())),
        _ => Text(""),
    };

    private RenderFragment Inlines(ContainerInline? inlines) => All([.. (inlines ?? []).TakeWhile(_ => _left-- > 0).Select(Of)]);

    private RenderFragment Of(Inline inline) => inline switch
    {
        LiteralInline literal => Text(literal.Content.ToString()),
        CodeInline code => Element("code", Text(code.Content)),
        EmphasisInline emphasis => Element(emphasis.DelimiterCount > 1 ? "strong" : "em", Inlines(emphasis)),
        LineBreakInline { IsHard: true } => Void("br"),
        LineBreakInline => Text("\n"),

        // An image is fetched from wherever somebody says by whoever looks; a link is followed by whoever wants to.
        LinkInline link => Link(link.Url, link.FirstChild is null ? Text(link.Url ?? "") : Inlines(link)),
        AutolinkInline link => Link(link.IsEmail ? $"mailto:{link.Url}" : link.Url, Text(link.Url)),
        HtmlEntityInline entity => Text(entity.Transcoded.ToString()),
        HtmlInline html => Text(html.Tag),
        ContainerInline container => Inlines(container),
        _ => Text(""),
    };

    /// <summary>Where an address is not safe, what was to be the link is only text.</summary>
    private static RenderFragment Link(string? address, RenderFragment content) => !SafeAddress.TryRead(address, out var safe)
        ? content
        : builder =>
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "href", safe.AbsoluteUri);
            builder.AddAttribute(2, "title", safe.AbsoluteUri);
            builder.AddAttribute(3, "target", "_blank");
            builder.AddAttribute(4, "rel", "noopener noreferrer nofollow");
            builder.AddContent(5, content);
            builder.CloseElement();
        };

    /// <summary>Each element finds its own direction, and none turns that of its neighbours.</summary>
    private static RenderFragment Element(string name, RenderFragment content) => builder =>
    {
        builder.OpenElement(0, name);
        builder.AddAttribute(1, "dir", "auto");
        builder.AddContent(2, content);
        builder.CloseElement();
    };

    /// <summary>An element that can hold nothing: an empty text in it would already be written as an end tag.</summary>
    private static RenderFragment Void(string name) => builder =>
    {
        builder.OpenElement(0, name);
        builder.CloseElement();
    };

    private static RenderFragment Text(string text) => builder => builder.AddContent(0, HiddenCharacters.Shown(text));

    private static RenderFragment All(RenderFragment[] fragments) => builder =>
    {
        foreach (var fragment in fragments)
        {
            builder.AddContent(0, fragment);
        }
    };
}
