namespace PortingTable;

/// <summary>One line of a trace.</summary>
/// <param name="Text">The line.</param>
/// <param name="Key">What it must stand beside in the other trace; null when it stands beside anything.</param>
internal sealed record TraceLine(string Text, string Key);
