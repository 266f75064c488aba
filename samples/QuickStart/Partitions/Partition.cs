namespace QuickStart.Partitions;

/// <summary>One partition.</summary>
/// <param name="Number">Its number: 1 to 4 and, for logical partitions, from 5 (MBR); position in the table, from 1 (GPT).</param>
/// <param name="Start">First sector, of 512 bytes.</param>
/// <param name="Size">Number of sectors, of 512 bytes.</param>
/// <param name="Type">Type byte in hexadecimal (MBR) or type GUID (GPT).</param>
/// <param name="Name">The name that a GPT entry carries; empty for none.</param>
public sealed record Partition(int Number, long Start, long Size, string Type, string Name = "")
{
    /// <summary>The sector after the last one.</summary>
    public long End => Start + Size;
}
