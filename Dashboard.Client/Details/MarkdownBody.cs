using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Dashboard.Client.Details;

/// <summary>
/// A body that people or programs wrote in Markdown. It is read into a tree, and the tree becomes elements one by one: no text
/// of theirs is ever read as markup.
/// </summary>
public sealed class MarkdownBody : ComponentBase
{
    private RenderFragment? _content;

    /// <summary>The text. A component is rendered again only when it is another one.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet() => _content = MarkdownFragments.Of(Text);

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "markdown");
        builder.AddContent(2, _content);
        builder.CloseElement();
    }
}
