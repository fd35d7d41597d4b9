namespace Dashboard.Server.Diagnostics.CommandLine;

/// <summary>A table of a few columns, as wide as what stands in it.</summary>
internal sealed class TextTable(params string[] columns)
{
    /// <summary>Stands where there is no value.</summary>
    private const string None = "–";

    private const string Gap = "   ";

    private readonly List<string[]> _rows = [columns];

    public void Row(params IEnumerable<string?> cells) => _rows.Add([.. cells.Select(cell => Terminal.Plain(cell ?? None))]);

    /// <summary>Writes it; names stand at the left of their column, figures at the right.</summary>
    public void WriteTo(Terminal terminal, int indentation = 0)
    {
        var widths = columns.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var cells = row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]));
            terminal.Block(string.Join(Gap, cells), indentation);
        }
    }
}
