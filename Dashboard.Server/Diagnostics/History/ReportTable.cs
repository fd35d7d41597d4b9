using System.Text;

namespace Dashboard.Server.Diagnostics.History;

/// <summary>A table in Markdown; the cells are Markdown already.</summary>
internal sealed class ReportTable
{
    private readonly StringBuilder _text = new();

    public ReportTable(params ReadOnlySpan<string> columns)
    {
        Row(columns);
        _text.Append('|');
        foreach (var _ in columns)
        {
            _text.Append(" --- |");
        }

        _text.Append('\n');
    }

    public ReportTable Row(params ReadOnlySpan<string> cells)
    {
        _text.Append('|');
        foreach (var cell in cells)
        {
            _text.Append(' ').Append(cell).Append(" |");
        }

        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();
}
